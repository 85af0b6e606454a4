/** What the set-up asks of a machine. A plain object, so that tests can describe machines they are not running on. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export type Machine = {
  /** Absolute path of a program on the PATH, symbolic links followed, or null. */
  readonly which: (program: string) => string | null;
  readonly exists: (file: string) => boolean;
  /** Families of the installed fonts; empty where fontconfig is missing. */
  readonly fontFamilies: () => ReadonlySet<string>;
  readonly isRoot: boolean;
};

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const which = (program: string): string | null => {
  const folder = (process.env['PATH'] ?? '')
    .split(delimiter)
    .find((candidate) => candidate !== '' && isExecutable(join(candidate, program)));
  return folder === undefined ? null : realpathSync(join(folder, program));
};

const listFonts = (): ReadonlySet<string> => {
  if (which('fc-list') === null) return new Set();
  const families = execFileSync('fc-list', ['--format', '%{family}\n'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return new Set(families.split(/[\n,]/).map((family) => family.trim()));
};

/** The machine this process runs on. Its fonts are listed once. */
export const thisMachine = (): Machine => {
  let families: ReadonlySet<string> | undefined;
  return {
    which,
    exists: existsSync,
    fontFamilies: () => (families ??= listFonts()),
    isRoot: process.getuid?.() === 0,
  };
};

/** Whether a file lies in the folder of a program, symbolic links followed. */
export const hasBeside = (machine: Machine, program: string, file: string): boolean => {
  const location = machine.which(program);
  return location !== null && machine.exists(join(dirname(location), file));
};
