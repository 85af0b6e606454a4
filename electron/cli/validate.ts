/** `debrief validate`: says what keeps a report from being ready to sign. */
import { checkReadiness } from '../../shared/rules/readiness.ts';
import { libraryFolder } from '../serve/places.ts';
import { openPreferences } from '../serve/preferences.ts';
import { CommandError, exitCodes, type Terminal } from './exit.ts';
import { loadReport } from './input.ts';
import { libraryOnDemand } from './open-library.ts';

export type ValidateOptions = {
  readonly json?: boolean;
  readonly library?: string;
  readonly passphraseFile?: string;
};

type Finding = { readonly path: string; readonly level: 'error' | 'warning'; readonly message: string };

/** What a command error says about an invalid report, as findings again. */
const findingsOf = (error: CommandError): Finding[] =>
  error.lines.map((line) => {
    const colon = line.indexOf(': ');
    return { path: line.slice(0, Math.max(colon, 0)), level: 'error', message: line.slice(colon + 2) };
  });

const findProblems = async (input: string, options: ValidateOptions): Promise<readonly Finding[]> => {
  const folder = libraryFolder(options.library, process.env);
  const settings = openPreferences(process.env['DEBRIEF_CONFIG'], () => new Date()).read();
  const library = libraryOnDemand({ folder, passphraseFile: options.passphraseFile });
  try {
    const { report } = await loadReport(input, library, folder, settings);
    return checkReadiness(report).map(({ path, level, message }) => ({ path, level, message }));
  } catch (error) {
    if (error instanceof CommandError && error.exitCode === exitCodes.invalid) return findingsOf(error);
    throw error;
  }
};

/** Validates; throws a CommandError with exit code 1 where the report has errors. Warnings alone do not fail. */
export const validateCommand = async (
  input: string,
  options: ValidateOptions,
  terminal: Terminal,
): Promise<void> => {
  const problems = await findProblems(input, options);
  const errors = problems.filter(({ level }) => level === 'error');
  const valid = errors.length === 0;
  if (options.json) terminal.out(JSON.stringify({ file: input, valid, problems }, null, 2));
  else {
    for (const { path, level, message } of problems) {
      terminal.err(level === 'error' ? `${path}: ${message}` : `${path}: warning: ${message}`);
    }
    if (valid) terminal.out(`${input} is ready to be reviewed and signed.`);
  }
  if (!valid) throw new CommandError(exitCodes.invalid, []);
};
