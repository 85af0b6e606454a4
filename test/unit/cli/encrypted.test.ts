/** Commands over an encrypted library: where they get the passphrase from, and what they say without one. */
import { EventEmitter } from 'node:events';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askHidden, type Keyboard } from '../../../electron/cli/passphrase.ts';
import { resourcesFolder } from '../../../electron/serve/places.ts';
import { createWorkspace } from '../../../electron/workspace/workspace.ts';
import { temporaryFolder, testHost } from '../../contract/drivers.ts';
import { debrief, debriefWith } from './run.ts';

const PASSPHRASE = 'seven quiet otters  in a rów';

describe('over an encrypted library', () => {
  let folder = '';
  let remove: () => Promise<void>;
  let incident = '';
  beforeEach(async () => {
    ({ folder, remove } = await temporaryFolder());
    const workspace = createWorkspace(testHost(folder, { passphraseCost: 2 ** 15 }));
    await workspace.dispatch('library.create', { from: 'outage' });
    const listing = await workspace.dispatch('library.list', { query: '' });
    incident = listing.ok
      ? (listing.value as { reports: { incidentId: string }[] }).reports[0]!.incidentId
      : '';
    const made = await workspace.dispatch('vault.create', { passphrase: PASSPHRASE });
    if (!made.ok) throw new Error(made.error.message);
    await workspace.close();
    await writeFile(path.join(folder, 'secret'), `${PASSPHRASE}\r\n`);
    await copyFile(path.join(resourcesFolder, 'samples', 'outage.json'), path.join(folder, 'outage.json'));
  });
  afterEach(() => remove());

  test('a file has the passphrase, named on the command line or in the environment', async () => {
    const named = await debrief(
      folder,
      'export',
      incident,
      '--json',
      'a.json',
      '--passphrase-file',
      'secret',
    );
    expect(named).toMatchObject({ code: 0 });
    const environment = { DEBRIEF_PASSPHRASE_FILE: path.join(folder, 'secret') };
    expect(await debriefWith(environment, folder, 'validate', incident)).toMatchObject({ code: 0 });
    expect(await debriefWith(environment, folder, 'import', 'outage.json')).toMatchObject({ code: 0 });
    const reports = await readdir(path.join(folder, 'library', 'reports'));
    expect(reports).toHaveLength(2);
    for (const name of reports) {
      const bytes = await readFile(path.join(folder, 'library', 'reports', name));
      expect(bytes.includes(incident)).toBe(false);
    }
  });

  test('without one it says what to do and ends with 2; a wrong one too, and neither is repeated', async () => {
    const without = await debrief(folder, 'validate', incident);
    expect(without).toMatchObject({ code: 2, out: '' });
    expect(without.err).toContain('--passphrase-file');
    await writeFile(path.join(folder, 'wrong'), 'hopelessly wrong words');
    const wrong = await debrief(folder, 'validate', incident, '--passphrase-file', 'wrong');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('not the passphrase of the library');
    expect(wrong.err).not.toContain('hopelessly');
    await writeFile(path.join(folder, 'empty'), '\n');
    for (const file of ['empty', 'missing', '.']) {
      const ended = await debrief(folder, 'validate', incident, '--passphrase-file', file);
      expect(ended.code, file).toBe(2);
      expect(ended.err, file).toContain('passphrase file');
    }
  });

  test('a loose file asks for none', async () => {
    expect(await debrief(folder, 'validate', 'outage.json')).toMatchObject({ code: 0 });
    expect(await debrief(folder, 'export', 'outage.json', '--markdown', 'o.md')).toMatchObject({ code: 0 });
  });
});

describe('a person at the terminal', () => {
  /** A terminal that notes whether it echoes. */
  const terminal = () => {
    const events = new EventEmitter();
    const raw: boolean[] = [];
    const keyboard = Object.assign(events, {
      setRawMode: (on: boolean) => {
        raw.push(on);
        return keyboard;
      },
      setEncoding: () => keyboard,
      resume: () => keyboard,
      pause: () => keyboard,
    }) as unknown as Keyboard;
    return { keyboard, raw, type: (text: string) => events.emit('data', text) };
  };

  test('types without an echo, and may mend what was typed', async () => {
    const { keyboard, raw, type } = terminal();
    let said = '';
    const answer = askHidden(keyboard, (text) => (said += text), 'Passphrase: ');
    type('seven quie');
    type('x\u007ft ');
    type('rów\rmore');
    expect(await answer).toBe('seven quiet rów');
    expect(said).toBe('Passphrase: \n');
    expect(raw).toEqual([true, false]);
  });

  test('may give up', async () => {
    const { keyboard, raw, type } = terminal();
    const answer = askHidden(keyboard, () => undefined, 'Passphrase: ');
    type('sev\u0003');
    await expect(answer).rejects.toThrow('No passphrase was given');
    expect(raw).toEqual([true, false]);
  });
});
