/** `ipcMain`: answers to what a preload invokes. */
import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import { codec } from './codec.ts';
import { calls } from './journal.ts';
import { type Names, strict } from './strict.ts';

type Handler = (event: object, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();

const members = {
  handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
} satisfies Names<IpcMain>;

export const ipcMain = strict('ipcMain', Object.assign(new EventEmitter(), members), calls);

/** The app's answer, or its error in Electron's words; encoded for the page. */
export const answerInvoke = async (
  event: object,
  channel: string,
  args: string,
): Promise<readonly ['resolve' | 'reject', string]> => {
  try {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const given = codec.decode(args) as unknown[];
    return ['resolve', codec.encode(await handler(event, ...given))];
  } catch (error) {
    return ['reject', codec.encode(new Error(`Error invoking remote method '${channel}': ${String(error)}`))];
  }
};
