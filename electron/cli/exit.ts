/** How the command line ends, and how it says why. */
import type { Failure } from '../../shared/contract/result.ts';

export const exitCodes = {
  done: 0,
  /** The report does not validate, two versions contradict each other, or something in the library is damaged. */
  invalid: 1,
  /** Wrong usage, or input that cannot be read. */
  usage: 2,
  /** Nothing, or not everything, could be written. */
  notWritten: 3,
} as const;

/** Where a command writes: results to `out`, everything else to `err`; both a line at a time. */
export type Terminal = { readonly out: (line: string) => void; readonly err: (line: string) => void };

/** Ends a command: what stands on stderr, and the exit code. */
export class CommandError extends Error {
  readonly exitCode: number;
  readonly lines: readonly string[];
  constructor(exitCode: number, lines: readonly string[]) {
    super(lines.join('\n'));
    this.exitCode = exitCode;
    this.lines = lines;
  }
}

const sentence = ({ message, kept, next }: Failure): string =>
  [message, kept, next].filter((part) => part !== '').join(' ');

/** A failure of the core as the end of a command. */
export const commandError = (error: Failure): CommandError => {
  switch (error.code) {
    case 'invalid-report':
      return new CommandError(
        exitCodes.invalid,
        error.problems.length > 0
          ? error.problems.map(({ path, message }) => `${path}: ${message}`)
          : [sentence(error)],
      );
    case 'could-not-write':
    case 'export-failed':
    case 'export-incomplete':
    case 'timed-out':
    case 'conflict':
    case 'held':
      return new CommandError(exitCodes.notWritten, [`error: ${sentence(error)}`]);
    default:
      return new CommandError(exitCodes.usage, [`error: ${sentence(error)}`]);
  }
};
