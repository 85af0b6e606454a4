/** When an export process is made ready: after the window, and for the report that was opened last. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createExportService, type ExportService } from '../../../electron/export/run/service.ts';
import { nodeFileSystem } from '../../../electron/library/file-system.ts';
import { emptyReport, newTimelineRow } from '../../../shared/report/create.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { testHost } from '../../contract/drivers.ts';
import { countingIds } from '../../setup/ids.ts';

const newId = countingIds('s');
/** What the process was asked, in order: "warm", or the title of the report that it rehearsed. */
let asked: string[] = [];
let service: ExportService;
beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  const host = testHost('nowhere', {
    startExportProcess: () => ({
      post: (message) => {
        const { report } = message as { readonly report: Report | null };
        asked.push(report?.incident.title ?? 'warm');
      },
      onMessage: () => undefined,
      onExit: () => undefined,
      kill: () => undefined,
    }),
  });
  service = createExportService(host, nodeFileSystem);
});
afterEach(() => {
  service.close();
  vi.useRealTimers();
});

const titled = (title: string, rows = 0): Report => {
  const report = emptyReport(newId);
  return {
    ...report,
    incident: { ...report.incident, title },
    timeline: { rows: Array.from({ length: rows }, () => newTimelineRow(newId, {})) },
  };
};

test('first in general, then with the report, a few times and no more', () => {
  service.warmSoon(titled('A'));
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(4000);
  expect(asked).toEqual(['warm']);
  vi.advanceTimersByTime(60_000);
  expect(asked).toEqual(['warm', ...Array<string>(8).fill('A')]);
});

test('the report that is opened next takes the place of the one before', () => {
  service.warmSoon(titled('A'));
  vi.advanceTimersByTime(6000);
  service.warmSoon(titled('B'));
  vi.advanceTimersByTime(60_000);
  expect(asked).toEqual(['warm', 'A', ...Array<string>(8).fill('B')]);
});

test('a report so long that its export would have to wait is not rehearsed', () => {
  service.warmSoon(titled('Long', 4001));
  vi.advanceTimersByTime(60_000);
  expect(asked).toEqual(['warm']);
});

test('after a lock nothing of a report is kept or rehearsed', () => {
  service.warmSoon(titled('A'));
  vi.advanceTimersByTime(6000);
  service.forget();
  vi.advanceTimersByTime(60_000);
  expect(asked).toEqual(['warm', 'A']);
});
