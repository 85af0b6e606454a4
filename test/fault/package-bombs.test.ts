/** Packages that claim or unpack to more than a machine can hold. The figures are printed. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openPackage } from '../../electron/package-file/read.ts';
import { craftZip } from '../setup/crafted-zip.ts';
import { ATTACHMENT, changed, good, open, refusal, replaced } from '../setup/hostile.ts';
import { begun, contentOf, readOptions, sha256, withAttachment, written } from '../setup/packaged.ts';

describe('bombs', () => {
  const MB = 1024 * 1024;
  const Printed = z.strictObject({
    code: z.string(),
    message: z.string(),
    grown: z.number(),
    milliseconds: z.number(),
  });

  /** Opens the package in a process of its own, and says by how much its memory grew. */
  const openElsewhere = async (name: string, bytes: Uint8Array): Promise<z.infer<typeof Printed>> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'debrief-bomb-'));
    try {
      const file = path.join(folder, 'bomb.debrief');
      await writeFile(file, bytes);
      const script = path.join(import.meta.dirname, 'open-package.ts');
      const { stdout } = await promisify(execFile)(process.execPath, [script, file], { timeout: 50_000 });
      const printed = Printed.parse(JSON.parse(stdout));
      console.log(
        `${name}: ${(bytes.length / MB).toFixed(1)} MB, refused after ${printed.milliseconds} ms with ${Math.round(printed.grown / MB)} MB more memory.`,
      );
      return printed;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  /** 10 GB of zeros in 10 MB: one piece of packed zeros that stands behind itself again and again. */
  const tenGigabytes = (): Buffer => {
    const piece = deflateRawSync(Buffer.alloc(64 * MB), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
    return Buffer.concat([...Array.from({ length: 160 }, () => piece), deflateRawSync(Buffer.alloc(0))]);
  };

  test('10 GB that say they are 20 MB are unpacked no further than that, in little memory', async () => {
    const said = 20 * MB;
    const packed = tenGigabytes();
    for (const name of [ATTACHMENT, 'report.json', 'manifest.json']) {
      const size = name === 'manifest.json' ? 4 * MB : said;
      const entries = replaced(
        changed({}, [], ({ files: listed }) => {
          for (const one of listed) if (one.path === name) one.size = size;
        }),
        name,
        { packed, both: { size } },
      );
      const { code, message, grown } = await openElsewhere(
        `10 GB as ${name.slice(0, 13)}`,
        craftZip(entries),
      );
      expect(code).toBe('unreadable-input');
      expect(message).toContain('unpacks to more than it says');
      expect(grown).toBeLessThan(100 * MB);
    }
  });

  test('sizes that no honest file has are refused before a byte is unpacked', async () => {
    const packed = tenGigabytes();
    const entries = replaced(changed({}), ATTACHMENT, { packed, both: { size: 0xffff_fffe } });
    const printed = await openElsewhere('10 GB that say 4 GB, the most a header can', craftZip(entries));
    expect(printed.code).toBe('too-large');
    expect(printed.grown).toBeLessThan(40 * MB);
    const modest = replaced(changed({}), ATTACHMENT, {
      packed: deflateRawSync(Buffer.alloc(20 * MB), { level: 9 }),
      both: { size: 20 * MB },
    });
    expect((await refusal(craftZip(modest))).message).toContain('times its size');
  });

  test('many files that are small each and too much together', async () => {
    const many = Array.from({ length: 9000 }, (_, index) => ({
      name: `attachments/${index.toString(16).padStart(64, '0')}`,
      content: Buffer.alloc(0),
      packed: Buffer.alloc(2048),
      both: { size: 300 * 1024 },
    }));
    const printed = await openElsewhere('9,000 files, 2.6 GB together', craftZip(changed({}, many)));
    expect(printed.code).toBe('too-large');
    expect(printed.message).toContain('2048 MB together');
    expect(printed.grown).toBeLessThan(60 * MB);
  });

  test('lists of nothing, which take a dozen times their length in memory', async () => {
    const lists = Buffer.from(`{"a":[${'[],'.repeat(20 * MB)}[]]}\n`);
    for (const name of ['report.json', 'history.jsonl']) {
      const entries = changed({ [name]: lists });
      const printed = await openElsewhere(`60 MB of lists as ${name}`, craftZip(entries));
      expect(printed.message).toMatch(/more values than it may|nested deeper/);
      // Once as it lies there and once checked.
      expect(printed.grown).toBeLessThan(200 * MB);
    }
  });

  test('the trick of the overlapping files', async () => {
    const kernel = deflateRawSync(Buffer.alloc(24 * MB), { level: 9 });
    const ghosts = Array.from({ length: 5000 }, (_, index) => ({
      name: `attachments/${index.toString(16).padStart(64, '0')}`,
      content: Buffer.alloc(0),
      packed: kernel,
      isGhost: true,
      central: { offset: 0, size: 2 * MB },
    }));
    const printed = await openElsewhere('5,000 files over the same bytes', craftZip(changed({}, ghosts)));
    expect(printed.code).toBe('unreadable-input');
    expect(printed.message).toContain('place of');
    expect(printed.grown).toBeLessThan(60 * MB);
  });

  test('a package inside a package is a file like any other', async () => {
    const nested = withAttachment(begun(), good);
    const result = await open(await written(contentOf(nested, [good])));
    expect(result.ok && result.value.attachments).toEqual([{ sha256: sha256(good), size: good.length }]);
  });

  test('more files than a package may hold, and a package that is too long', async () => {
    const many = Array.from({ length: 10_005 }, (_, index) => ({
      name: `f${index}`,
      content: Buffer.alloc(0),
    }));
    expect((await refusal(craftZip(many))).message).toContain('more than it may');
    const endless = {
      size: 2 ** 40,
      read: (_from: number, length: number) => Promise.resolve(Buffer.alloc(length)),
    };
    expect(await openPackage(endless, readOptions())).toMatchObject({ error: { code: 'too-large' } });
  });

  test('an attachment or a history that is larger than it may be', async () => {
    for (const name of [ATTACHMENT, 'history.jsonl']) {
      const size = (name === ATTACHMENT ? 25 : 128) * MB + 1;
      const packed = Buffer.alloc(Math.ceil(size / 150));
      const entries = replaced(
        changed({}, [], ({ files: listed }) => {
          for (const one of listed) if (one.path === name) one.size = size;
        }),
        name,
        { packed, both: { size } },
      );
      expect((await refusal(craftZip(entries))).code).toBe('too-large');
    }
  });
});
