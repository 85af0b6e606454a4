/** Tells a person at a terminal how far a long command is; a pipe or a file hears nothing. */

export type Progress = {
  readonly step: (done: number, total: number | null) => void;
  /** Clears the line. */
  readonly end: () => void;
};

/** Milliseconds between two lines: more often nobody can read. */
const PAUSE = 200;

export const terminalProgress = (what: string): Progress => {
  const { stderr } = process;
  if (!stderr.isTTY) return { step: () => undefined, end: () => undefined };
  let told = 0;
  return {
    step: (done, total) => {
      const now = Date.now();
      if (now - told < PAUSE) return;
      told = now;
      stderr.write(`\r\u001b[K${what}: ${done}${total === null ? '' : ` of ${total}`} files`);
    },
    end: () => {
      if (told > 0) stderr.write('\r\u001b[K');
    },
  };
};

/** Aborts on Ctrl+C, so that what is half done can be cleared away; a second one ends the program. */
export const untilInterrupted = (): { readonly signal: AbortSignal; readonly release: () => void } => {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  return { signal: controller.signal, release: () => void process.removeListener('SIGINT', stop) };
};
