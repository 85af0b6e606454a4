/** Packages whose archive is in order and whose content is not what it says, or of another version. */
import { describe, expect, test } from 'vitest';
import { craftZip } from '../setup/crafted-zip.ts';
import {
  ATTACHMENT,
  changed,
  files,
  history,
  jsonBytes,
  jsonOf,
  log,
  refusal,
  replaced,
} from '../setup/hostile.ts';
import { contentOf, encryptionWith, sha256, written } from '../setup/packaged.ts';

describe('content that is not what is said', () => {
  test('another attachment under the same name', async () => {
    const other = Buffer.from(log).fill(0x41);
    expect((await refusal(craftZip(changed({ [ATTACHMENT]: other })))).message).toContain('its own SHA-256');
    const lying = changed({ [ATTACHMENT]: other }, [], ({ files: listed }) => {
      listed[2]!.sha256 = sha256(log);
    });
    expect((await refusal(craftZip(lying))).message).toContain('its SHA-256 is another');
  });

  test.each(['report.json', 'history.jsonl', ATTACHMENT])(
    'a wrong hash of %s in the manifest',
    async (name) => {
      const entries = changed({}, [], ({ files: listed }) => {
        listed.find((one) => one.path === name)!.sha256 = 'f'.repeat(64);
      });
      expect((await refusal(craftZip(entries))).message).toContain('SHA-256');
    },
  );

  test('a wrong checksum', async () => {
    const entries = replaced(changed({}), ATTACHMENT, { both: { crc: 5 } });
    expect((await refusal(craftZip(entries))).message).toContain('does not match its checksum');
  });

  test('a wrong size in the manifest', async () => {
    const entries = changed({}, [], ({ files: listed }) => {
      listed[2]!.size += 1;
    });
    expect((await refusal(craftZip(entries))).message).toContain('as its manifest names it');
  });

  test.each([
    ['another record hash', (manifest: Record<string, unknown>) => ({ ...manifest, record: '0'.repeat(64) })],
    ['another title', (manifest: Record<string, unknown>) => ({ ...manifest, title: 'Another' })],
    ['another identifier', (manifest: Record<string, unknown>) => ({ ...manifest, id: 'another' })],
    ['another end of its history', (manifest: Record<string, unknown>) => ({ ...manifest, head: null })],
  ])('a manifest with %s', async (_name, change) => {
    const entries = changed({}, [], (manifest) => {
      manifest['report'] = change(manifest['report'] as Record<string, unknown>);
    });
    expect((await refusal(craftZip(entries))).message).toContain('contradicts itself');
  });

  test.each([['../../x'], ['CON'], ['lpt1'], ['a/b'], ['']])('a report that calls itself %j', async (id) => {
    const entries = changed({}, [], (manifest) => {
      manifest['report'] = { ...(manifest['report'] as object), id };
    });
    expect((await refusal(craftZip(entries))).message).toContain('manifest is not valid (report.id');
  });

  test('a report that was changed without its hash', async () => {
    const envelope = jsonOf('report.json') as { report: { incident: { title: string } } };
    envelope.report.incident.title = 'Changed';
    const { code, message } = await refusal(craftZip(changed({ 'report.json': jsonBytes(envelope) })));
    expect(code).toBe('invalid-report');
    expect(message).toContain('The report in the package cannot be read.');
  });

  test.each([
    ['not JSON', '{"seq":1'],
    ['not an entry', '{"seq":1}\n'],
    ['an unfinished line', '{"seq":1}'],
    ['an empty line', '\n'],
  ])('a history that is %s', async (_name, text) => {
    const { message } = await refusal(craftZip(changed({ 'history.jsonl': Buffer.from(text) })));
    expect(message).toContain('history in the package');
  });

  test.each(['report.json', 'history.jsonl', 'manifest.json'])('brackets without end in %s', async (name) => {
    const deep = Buffer.from(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n`);
    const entries =
      name === 'manifest.json' ? replaced(changed({}), name, { content: deep }) : changed({ [name]: deep });
    const { code, message } = await refusal(craftZip(entries));
    expect(code).toBe(name === 'history.jsonl' ? 'too-large' : 'unreadable-input');
    expect(message).toMatch(/JSON|too deeply/);
  });

  test('a manifest with a field twice, or with more space than it needs', async () => {
    const text = new TextDecoder().decode(files.get('manifest.json'));
    for (const hidden of [
      text.replace('"version": 1,', '"version": 1,\n  "version": 1,'),
      `${text} `,
      text.replace('"version": 1,', '"version": 1,  '),
    ]) {
      const entries = replaced(changed({}), 'manifest.json', { content: Buffer.from(hidden) });
      expect((await refusal(craftZip(entries))).message).toContain('says more than a manifest may');
    }
  });
});

describe('versions', () => {
  test('a package of a newer version says so, whatever else is in it', async () => {
    const entries = changed({}, [{ name: 'signatures/first', content: log }], (manifest) => {
      manifest['version'] = 2;
      manifest['future'] = true;
    });
    expect(await refusal(craftZip(entries))).toMatchObject({
      code: 'newer-version',
      message: 'The package was written by a newer version of Debrief (package version 2).',
      next: 'Open it with a current version of Debrief.',
    });
  });

  test.each([0, -1, 1.5, '1', null])('a package of version %j is refused', async (version) => {
    const entries = changed({}, [], (manifest) => {
      manifest['version'] = version;
    });
    expect((await refusal(craftZip(entries))).code).toBe('unreadable-input');
  });

  test('a report of a newer schema says so', async () => {
    const envelope = jsonOf('report.json') as { report: { schemaVersion: number } };
    envelope.report.schemaVersion = 99;
    const { code } = await refusal(craftZip(changed({ 'report.json': jsonBytes(envelope) })));
    expect(code).toBe('newer-version');
  });

  test('an encrypted package of a newer version says so before it asks for a passphrase', async () => {
    const bytes = Buffer.from(
      await written(contentOf(history, [log]), { encryption: encryptionWith('secret') }),
    );
    bytes[14] = 2;
    expect((await refusal(bytes)).code).toBe('newer-version');
  });
});
