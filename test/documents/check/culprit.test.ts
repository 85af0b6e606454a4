/** A writer that fails at one block: the failure names the field, and no file is left behind. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeNamed } from '../../../electron/export/check/check.ts';
import { ExportFault } from '../../../electron/export/check/fault.ts';
import { fieldName } from '../../../electron/export/check/field-name.ts';
import { startExportThread } from '../../../electron/export/run/thread.ts';
import type { Rendered } from '../../../electron/export/render.ts';
import type { Delivery } from '../../../electron/workspace/host.ts';
import type { ReportDocument } from '../../../shared/document/blocks.ts';
import { ask, openDirect, refused } from '../../contract/drivers.ts';
import { largeReport } from '../../fixtures/reports/large.ts';
import { documentOfReport, sampleReport } from './sample.ts';

const report = sampleReport('ransomware');

/** A writer that cannot draw documents with these words. */
const failingAt =
  (words: string, calls: ReportDocument[] = []) =>
  (document: ReportDocument): Promise<Rendered> => {
    calls.push(document);
    const { cover, body, approval } = document;
    return JSON.stringify([cover, body, approval]).includes(words)
      ? Promise.reject(new Error('no glyph for it'))
      : Promise.resolve({ bytes: new Uint8Array(), pages: 1, warnings: [] });
  };

const faultOf = async (words: string, of = report): Promise<unknown> =>
  writeNamed(
    { report: of, document: documentOfReport(of), name: 'PDF', archive: false },
    failingAt(words),
  ).catch((error: unknown) => error);

describe('a writer that fails', () => {
  const row = report.timeline.rows[4];
  const change = (event: string) => ({
    ...report,
    timeline: { rows: report.timeline.rows.map((each) => (each === row ? { ...each, event } : each)) },
  });

  test.each([
    ['a table cell', change('BOOM here'), `timeline.rows.${row?.id}.event`],
    [
      'a paragraph',
      { ...report, summary: { ...report.summary, text: 'First.\n\nThen BOOM.' } },
      'summary.text',
    ],
    ['the title', { ...report, incident: { ...report.incident, title: 'BOOM' } }, 'incident.title'],
    ['a fact', { ...report, incident: { ...report.incident, commander: 'BOOM' } }, 'incident.commander'],
    [
      'a list item',
      {
        ...report,
        lessons: {
          ...report.lessons,
          lucky: [
            { id: 'x', text: 'calm' },
            { id: 'y', text: 'BOOM' },
          ],
        },
      },
      'lessons.lucky.y.text',
    ],
    [
      'an approver',
      {
        ...report,
        approvals: {
          signatories: report.approvals.signatories.map((each, at) =>
            at === 1 ? { ...each, name: 'BOOM' } : each,
          ),
        },
      },
      `approvals.signatories.${report.approvals.signatories[1]?.id}`,
    ],
  ])('at %s is told by the field', async (_name, broken, source) => {
    const fault = await faultOf('BOOM', broken);
    expect(fault).toBeInstanceOf(ExportFault);
    expect(fault).toMatchObject({
      code: 'export-failed',
      path: source,
      message: `The PDF could not be made at ${fieldName(broken, source)}: no glyph for it`,
    });
  });

  test('at everything is told as it is', async () => {
    expect(await faultOf('')).toEqual(new Error('no glyph for it'));
  });

  test('at one of 2,000 rows is found in few steps', async () => {
    const large = largeReport(2000, 200);
    const calls: ReportDocument[] = [];
    const document = documentOfReport(large);
    await expect(
      writeNamed({ report: large, document, name: 'PDF', archive: false }, failingAt('Row 1234:', calls)),
    ).rejects.toMatchObject({ path: 'timeline.rows.row1234.event' });
    expect(calls.length).toBeLessThan(40);
  });
});

describe('an export that fails', () => {
  /** An export process that answers as ours does when a check or a writer fails. */
  const failing = (code: string) => () =>
    startExportThread(
      new URL(
        `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';
          parentPort.on('message', () => parentPort.postMessage({ kind: 'failed',
            message: 'The PDF was opened again to check it, and Timeline, row 7, Event is missing.',
            fault: { code: '${code}', path: 'timeline.rows.x.event' } }));`)}`,
      ),
    );

  test.each(['export-incomplete', 'export-failed'])(
    'with %s leaves no file and names the field',
    async (code) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'debrief-check-'));
      const delivery: Delivery = {
        kind: 'folder',
        choose: () => Promise.resolve(folder),
        open: () => Promise.resolve(''),
        reveal: () => undefined,
      };
      const driver = await openDirect({ startExportProcess: failing(code), delivery });
      try {
        const { id } = await ask(driver, 'library.create', { from: 'outage' });
        const error = await refused(driver, 'export.run', {
          job: 'j',
          id,
          formats: ['pdf', 'docx'],
          paper: 'a4',
          archive: false,
        });
        expect(error).toMatchObject({ code, problems: [{ path: 'timeline.rows.x.event' }] });
        expect(error.message).toContain('Timeline, row 7, Event');
        expect(error.kept).toContain('no file was written');
        expect(error.next).not.toBe('');
        expect(await readdir(folder)).toEqual([]);
      } finally {
        await driver.close();
        await rm(folder, { recursive: true });
      }
    },
  );
});
