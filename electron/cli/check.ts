/** `debrief check`: verifies every file of a library, and changes none. */
import { randomUUID } from 'node:crypto';
import { checkLibrary, type Checked, holdsLibrary } from '../library/check/check.ts';
import { type CheckingSealer, type Finding, problem } from '../library/check/finding.ts';
import { nodeFileSystem } from '../library/file-system.ts';
import { plainSealer } from '../library/sealer.ts';
import { reasonOf } from '../library/write-failure.ts';
import { libraryFolder } from '../serve/places.ts';
import { type LibraryPlace, MANIFEST } from '../vault/convert/manifest.ts';
import { readProtection, stampsOf } from '../vault/keeper/protection.ts';
import { isUnfinished } from '../vault/keeper/refusals.ts';
import { unlock } from '../vault/vault.ts';
import { vaultSealer } from '../vault/vault-sealer.ts';
import { amount } from './amount.ts';
import { CommandError, commandError, exitCodes, type Terminal } from './exit.ts';
import { findPassphrase } from './passphrase.ts';
import { terminalProgress } from './progress.ts';

export type CheckOptions = { readonly json?: boolean; readonly passphraseFile?: string };

type Key = { readonly sealer: CheckingSealer | null; readonly findings: readonly Finding[] };

const hasPassphrase = (options: CheckOptions): boolean =>
  (options.passphraseFile ?? process.env['DEBRIEF_PASSPHRASE_FILE'] ?? '') !== '';

/** What opens the files; nothing where the library is encrypted and no passphrase was given. Asks nobody. */
const findKey = async (place: LibraryPlace, options: CheckOptions): Promise<Key> => {
  const protection = await readProtection(place, await stampsOf(place));
  if (!protection.ok) {
    const { message, next } = protection.error;
    return { sealer: plainSealer, findings: [problem(MANIFEST, message, next)] };
  }
  if (protection.value.state === 'plain') return { sealer: plainSealer, findings: [] };
  const { state, vault } = protection.value;
  const findings =
    state === 'encrypted'
      ? []
      : [isUnfinished(state === 'encrypting' ? 'encrypted' : 'plain').error].map(({ message, next }) =>
          problem(MANIFEST, message, next),
        );
  if (!hasPassphrase(options)) return { sealer: null, findings };
  const key = await unlock(vault, await findPassphrase(place.folder, options.passphraseFile));
  if (!key.ok) throw commandError(key.error);
  const sealer = vaultSealer(key.value);
  key.value.fill(0);
  return { sealer, findings };
};

const lineOf = ({ path, message, next }: Finding): string =>
  `${path}: ${message.replace(/\.$/, '')}${next === '' ? '' : ` — ${next.replace(/\.$/, '')}`}`;

const summaryOf = ({ reports, inTrash, histories, attachments, backups }: Checked): string =>
  [
    amount(reports, 'report'),
    amount(inTrash, 'file in the trash', 'files in the trash'),
    amount(histories, 'history', 'histories'),
    amount(attachments, 'attachment'),
    amount(backups, 'backup'),
  ].join(', ');

/** Checks; throws a CommandError: 1 where something is wrong, 2 where the folder cannot be read. */
export const checkCommand = async (
  asked: string | undefined,
  options: CheckOptions,
  terminal: Terminal,
): Promise<void> => {
  const folder = libraryFolder(asked, process.env);
  const place = { folder, fs: nodeFileSystem, now: () => new Date(), newId: randomUUID };
  const findings: Finding[] = [];
  const tell = (finding: Finding): void => {
    findings.push(finding);
    if (!options.json) (finding.level === 'problem' ? terminal.out : terminal.err)(lineOf(finding));
  };
  const progress = terminalProgress('Checking');
  let checked: Checked;
  let isOpened = true;
  try {
    if (!holdsLibrary(await place.fs.readdir(folder))) {
      throw new CommandError(exitCodes.usage, [`error: There is no library in ${folder}.`]);
    }
    const { sealer, findings: ofKey } = await findKey(place, options);
    isOpened = sealer !== null;
    let looked = 0;
    const check = {
      folder,
      fs: place.fs,
      now: place.now,
      sealer,
      tell,
      looked: () => progress.step((looked += 1), null),
    };
    for (const finding of ofKey) tell(finding);
    checked = await checkLibrary(check);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { what } = reasonOf(error);
    throw new CommandError(exitCodes.usage, [`error: The library ${folder} cannot be read: ${what}.`]);
  } finally {
    progress.end();
  }
  const problems = findings.filter(({ level }) => level === 'problem');
  const whole = problems.length === 0;
  if (options.json) {
    terminal.out(JSON.stringify({ library: folder, whole, opened: isOpened, checked, findings }, null, 2));
  } else {
    if (!isOpened) {
      terminal.err(
        'note: The library is encrypted and was checked without its key: damage inside the files cannot be seen. Name a file with its passphrase to check everything: --passphrase-file <file>.',
      );
    }
    const verdict = whole ? 'Everything is whole' : amount(problems.length, 'problem');
    terminal.out(`${verdict}: ${summaryOf(checked)}.`);
  }
  if (!whole) throw new CommandError(exitCodes.invalid, []);
};
