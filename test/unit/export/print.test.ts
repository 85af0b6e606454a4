/** A host with a print dialog of its own: it gets the file an export gives, and what became of it is told. */
import { afterEach, expect, test } from 'vitest';
import type { PrintOutcome } from '../../../electron/workspace/host.ts';
import { ask, type Driver, openDirect, refused } from '../../contract/drivers.ts';

let driver: Driver | null = null;
afterEach(async () => {
  await driver?.close();
});

const open = async (outcome: PrintOutcome) => {
  const printed: Uint8Array[] = [];
  driver = await openDirect({
    print: (pdf) => {
      printed.push(pdf);
      return Promise.resolve(outcome);
    },
  });
  return { on: driver, id: (await ask(driver, 'library.create', { from: 'template' })).id, printed };
};

test.each(['printed', 'cancelled'] as const)('a dialog that ends "%s" says so', async (kind) => {
  const { on, id, printed } = await open({ kind });
  const { files } = await ask(on, 'export.run', { job: 'e', id, formats: ['pdf'], paper: 'a4' });
  const { outcome, file } = await ask(on, 'print.run', { job: 'p', id, paper: 'a4' });
  expect(outcome).toBe(kind);
  expect(file.sha256).toBe(files[0]?.sha256);
  const exported = await ask(on, 'export.read', { handle: files[0]?.handle ?? '' });
  expect(printed.map((pdf) => Buffer.from(pdf).toString('base64'))).toEqual([exported.bytes]);
});

test('a printer that fails is a failure with another way', async () => {
  const { on, id } = await open({ kind: 'failed', reason: 'Invalid printer settings' });
  const error = await refused(on, 'print.run', { job: 'p', id, paper: 'a4' });
  expect(error).toMatchObject({ code: 'not-available', kept: 'The report is unchanged.' });
  expect(error.message).toContain('Invalid printer settings');
  expect(error.next).toContain('Export the PDF');
});
