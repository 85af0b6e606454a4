/** Archive copies: PDF/A-3a and PDF/UA-1 with the report's data inside, which comes out again as it went in. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ExportRequest } from '../../electron/export/run/messages.ts';
import { renderAll } from '../../electron/export/run/render-all.ts';
import { Report } from '../../shared/report/schema.ts';
import { temporaryFolder } from '../contract/drivers.ts';
import { hostileReport } from '../fixtures/reports/hostile.ts';
import { attachedFiles } from '../judges/poppler.ts';
import { checkPdf, pdfJson } from '../judges/qpdf.ts';
import { judgePdfs, objectionsOf } from '../judges/verapdf.ts';
import { fontsFolder, projectFolder } from '../setup/folders.ts';
import { debrief } from '../unit/cli/run.ts';

const recordedAt = '2026-03-16T08:10:11Z';
const samplePath = (name: string): string => path.join(projectFolder, 'resources', 'samples', `${name}.json`);
const sample = async (name: string): Promise<Report> =>
  Report.parse(JSON.parse(await readFile(samplePath(name), 'utf8')));

const exported = async (report: Report, archive = true) => {
  const request: ExportRequest = {
    report,
    sha256: 'ab'.repeat(32),
    formats: ['pdf', 'json'],
    paper: 'a4',
    archive,
    organisation: 'Fire & <Flood>',
    logo: null,
    attachments: [],
    recordedAt,
    fontsFolder,
  };
  const files = await renderAll(request, () => undefined);
  const bytesOf = (format: string) => files.find((file) => file.format === format)?.bytes ?? new Uint8Array();
  return { pdf: bytesOf('pdf'), json: bytesOf('json') };
};

test('veraPDF and qpdf agree to a sample and to hostile texts, and the data inside is the JSON export', async () => {
  // Without the file inside every sample is judged in pdf/conformance.test.ts.
  const reports = new Map<string, Report>([
    ['hostile', hostileReport()],
    ['outage', await sample('outage')],
  ]);
  const pdfs = new Map<string, Uint8Array>();
  for (const [name, report] of reports) {
    const { pdf, json } = await exported(report);
    const attached = [...(await attachedFiles(pdf)).values()];
    expect([name, attached.length]).toEqual([name, 1]);
    expect([name, Buffer.from(attached[0] ?? []).equals(json)]).toEqual([name, true]);
    await checkPdf(pdf);
    pdfs.set(name, pdf);
  }
  const agreed = [...reports.keys()].map((name) => [name]);
  const named = (verdicts: Awaited<ReturnType<typeof judgePdfs>>) =>
    [...verdicts].map(([name, each]) => [name, ...objectionsOf(each)]);
  expect(named(await judgePdfs(pdfs, ['3a']))).toEqual(agreed);
  // The hostile one is judged by PDF/UA as an ordinary PDF, which differs in the file inside only.
  pdfs.delete('hostile');
  expect(named(await judgePdfs(pdfs, ['ua1']))).toEqual(agreed.slice(1));
}, 300_000);

test('the data is named as the source of the document, with its kind, size, checksum and the time of the record', async () => {
  const { pdf, json } = await exported(await sample('outage'));
  const name = 'INC-2026-02-10-001-v1.json';
  const stream = {
    checksum: createHash('md5').update(json).digest('hex'),
    creationdate: '2026-03-16T08:10:11Z',
    mimetype: 'application/json',
    modificationdate: '2026-03-16T08:10:11Z',
  };
  expect((await pdfJson(pdf)).attachments).toMatchObject({
    [name]: { preferredname: name, streams: { '/F': stream, '/UF': stream } },
  });
  const text = Buffer.from(pdf).toString('latin1');
  expect(text).toMatch(/\/AF \[\d+ 0 R\]/);
  expect(text).toContain('/AFRelationship /Source');
  expect(text).toContain(`/Size ${json.byteLength}\n`);
  expect(Buffer.from((await exported(await sample('outage'))).pdf).equals(pdf)).toBe(true);
});

test('a name that is not plain text is kept in full', async () => {
  const report = hostileReport();
  const odd = { ...report, incident: { ...report.incident, incidentId: 'Störung 停电 (1)' } };
  const { pdf, json } = await exported(odd);
  const [attached] = await attachedFiles(pdf);
  expect(attached?.[0]).toBe('Störung 停电 (1)-v999.json');
  expect(Buffer.from(attached?.[1] ?? []).equals(json)).toBe(true);
});

test('an ordinary PDF has nothing inside', async () => {
  const { pdf } = await exported(await sample('outage'), false);
  expect((await attachedFiles(pdf)).size).toBe(0);
});

describe('debrief export --archive', () => {
  let folder = '';
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ folder, remove } = await temporaryFolder());
  });
  afterEach(() => remove());

  test('makes a PDF whose data can be imported again as the same report', async () => {
    const made = await debrief(folder, 'export', samplePath('outage'), '--pdf', 'a.pdf', '--archive');
    expect(made).toMatchObject({ code: 0 });
    const [[name, bytes] = ['', new Uint8Array()]] = await attachedFiles(
      await readFile(path.join(folder, 'a.pdf')),
    );
    await writeFile(path.join(folder, name), bytes);
    expect(await debrief(folder, 'import', name)).toMatchObject({ code: 0 });
    const [file = ''] = await readdir(path.join(folder, 'library', 'reports'));
    const stored: unknown = JSON.parse(await readFile(path.join(folder, 'library', 'reports', file), 'utf8'));
    const original = await sample('outage');
    expect(stored).toMatchObject({ report: { ...original, id: expect.any(String) } });
  });

  test('needs a PDF', async () => {
    const ended = await debrief(folder, 'export', samplePath('outage'), '--json', 'a.json', '--archive');
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('--pdf');
    expect(await readdir(folder)).not.toContain('a.json');
  });
});
