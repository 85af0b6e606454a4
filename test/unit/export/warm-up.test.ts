/** A failed warm-up goes unnoticed where it happens, so it is looked at here. */
import { expect, test } from 'vitest';
import { warmReport } from '../../../electron/export/run/warm-report.ts';
import { warmUp } from '../../../electron/export/run/warm-up.ts';
import { Report } from '../../../shared/report/schema.ts';
import { fontsFolder } from '../../setup/folders.ts';

test('the report to warm up with is one that can be stored, and the same each time', () => {
  expect(Report.parse(warmReport())).toEqual(warmReport());
});

test('warming up makes both documents, which pass their checks', async () => {
  await expect(warmUp(fontsFolder)).resolves.toBeUndefined();
});
