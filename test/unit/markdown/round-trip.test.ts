import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readMarkdown } from '../../../electron/export/markdown/read.ts';
import { writeMarkdown } from '../../../electron/export/markdown/write.ts';
import { emptyReport } from '../../../shared/report/create.ts';
import { Report } from '../../../shared/report/schema.ts';
import { reportArbitrary } from '../../arbitrary/report.ts';
import { runs } from '../../setup/runs.ts';
import { imported, newIds, withoutIds } from './support.ts';

vi.setConfig({ testTimeout: 120_000 });

describe('writing a report and reading it back', () => {
  it('gives the same report, whatever its texts hold', () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        expect(Report.safeParse(report).success).toBe(true);
        const { report: read } = imported(writeMarkdown(report));
        expect(withoutIds(read)).toEqual(withoutIds(report));
        expect(Report.safeParse(read).success).toBe(true);
      }),
      runs(120),
    );
  });

  it('gives the same file again', () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const markdown = writeMarkdown(report);
        expect(writeMarkdown(imported(markdown).report)).toBe(markdown);
      }),
      runs(25),
    );
  });

  it('keeps an empty report empty, and writes it as a form to fill in', () => {
    const empty = emptyReport(newIds());
    const markdown = writeMarkdown(empty);
    expect(withoutIds(imported(markdown).report)).toEqual(withoutIds(empty));
    expect(markdown).toContain('**Incident ID:** [INC-YYYY-MM-DD-###]');
    expect(imported(markdown).summary.kept).toEqual([]);
  });

  it('survives Windows line breaks', () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const bytes = new TextEncoder().encode(writeMarkdown(report).replaceAll('\n', '\r\n'));
        const result = readMarkdown(bytes, { newId: newIds() });
        expect(result.ok && withoutIds(result.value.report)).toEqual(withoutIds(report));
      }),
      runs(15),
    );
  });
});
