/** A failed warm-up goes unnoticed where it happens, so it is looked at here. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { warmReport } from '../../../electron/export/run/warm-report.ts';
import { warmUp } from '../../../electron/export/run/warm-up.ts';
import { type Attachment, Report } from '../../../shared/report/schema.ts';
import { fontsFolder } from '../../setup/folders.ts';

test('the report to warm up with is one that can be stored, and the same each time', () => {
  expect(Report.parse(warmReport())).toEqual(warmReport());
});

test('warming up makes both documents, which pass their checks', async () => {
  await expect(warmUp(fontsFolder, null, () => undefined)).resolves.toBeUndefined();
});

test('a report with pictures is gone through without them', async () => {
  const bytes = await readFile(new URL('../../../resources/samples/outage.json', import.meta.url), 'utf8');
  const { appendices, ...rest } = Report.parse(JSON.parse(bytes));
  const picture: Attachment = {
    id: 'p1',
    name: 'graph.png',
    mediaType: 'image/png',
    size: 1000,
    sha256: 'c'.repeat(64),
    caption: 'A graph',
  };
  const metrics = { ...appendices.metrics, attachments: [picture] };
  const steps: string[] = [];
  await warmUp(fontsFolder, { ...rest, appendices: { ...appendices, metrics } }, (step) => steps.push(step));
  expect(steps.at(-1)).toBe('Done');
  expect(steps.join()).not.toContain('Word');
});
