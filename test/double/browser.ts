/** The running Chromium, and which page each of its DevTools sessions belongs to. */
import type { Answer, Cdp } from './cdp.ts';

let connection: Cdp | null = null;

export const useConnection = (cdp: Cdp): void => {
  connection = cdp;
};

export const cdp = (): Cdp => {
  if (connection === null) throw new Error('electron double: Chromium was not started');
  return connection;
};

/** One command to Chromium. */
export const send = (method: string, params: object = {}, sessionId?: string): Promise<Answer> =>
  cdp().send(method, params, sessionId);

/** Answers that come late, for a page or frame that is gone, are no fault; anything else ends the run as failed. */
export const reportTrouble = (error: unknown): void => {
  const message = error instanceof Error ? error.message : String(error);
  if (/session|target|Invalid InterceptionId|no document|context/i.test(message)) return;
  console.error(error);
  process.exitCode = 1;
};
