/** Which of V8's compilers a program uses that exports once and ends. */
import { setFlagsFromString } from 'node:v8';

/** V8 of Node 24. In Node 20 and 22 the compiler before the last is off, and without the last code would stay slow. */
const MAGLEV_SINCE = 13;
/** Processors for which V8 has both. */
const PROCESSORS: readonly string[] = ['x64', 'arm64'];

/**
 * Leaves out V8's last compiler, TurboFan, in this process. An export of a hundred pages is over before its code has paid
 * for being compiled a third time. What is compiled already stays as it is.
 */
export const leaveOutTurboFan = (): void => {
  const version = Number.parseInt(process.versions.v8, 10);
  if (version >= MAGLEV_SINCE && PROCESSORS.includes(process.arch)) setFlagsFromString('--no-turbofan');
};
