import { describe, expect, it } from 'vitest';
import { writeMarkdown } from '../../../electron/export/markdown/write.ts';
import { missingWords } from '../../setup/words.ts';
import { fixture, imported, withoutIds } from './support.ts';

const source = fixture('template.md');

const titled = (heading: string) =>
  imported(source.replace('# Post-Mortem Report Template', heading)).report.incident.title;

describe("the customer's template", () => {
  it('fills every field it says something about and leaves placeholders empty', () => {
    const { report, summary } = imported(source);
    expect(summary.kept).toEqual([]);
    expect(withoutIds(report)).toMatchSnapshot();
  });

  it('comes back word for word, and reads as the same report', () => {
    const { report } = imported(source);
    const written = writeMarkdown(report);
    expect(missingWords(source, written)).toEqual([]);
    expect(withoutIds(imported(written).report)).toEqual(withoutIds(report));
  });

  it('keeps every line of the template but the timeline, which gains a phase, and the signatures', () => {
    const lines = new Set(writeMarkdown(imported(source).report).split('\n'));
    const changed = source.split('\n').filter((line) => !lines.has(line));
    expect(changed.filter((line) => !line.startsWith('|') && !line.includes('Date: ____'))).toEqual([]);
  });

  it('says which phases it inferred, and infers none where the file has them', () => {
    const first = imported(source);
    expect(first.summary.readings).toHaveLength(7);
    expect(first.report.timeline.rows.map(({ phase }) => phase)).toEqual([
      'detected',
      'acknowledged',
      'identified',
      'contained',
      'fixed',
      'recovered',
      'closed',
    ]);
    expect(imported(writeMarkdown(first.report)).summary.readings).toEqual([]);
  });

  it('stores times of day as typed, never with a date', () => {
    const dated = source.replace(
      '[YYYY-MM-DD HH:MM UTC] to [YYYY-MM-DD HH:MM UTC]',
      '2026-02-03 08:00 UTC to 2026-02-03 08:41 UTC',
    );
    const { report } = imported(dated);
    expect(report.incident.start).toBe('2026-02-03T08:00Z');
    expect(report.timeline.rows[0]?.time).toBe('08:03');
    expect(writeMarkdown(report)).toContain('**Duration:** 00:41');
    expect(writeMarkdown(report)).toContain('00:03 (derived from the timeline)');
  });

  it('keeps a stated duration that the times do not bear out', () => {
    const { report, summary } = imported(source.replace('[HH:MM total]', '02:30'));
    expect(report.importedNotes.items.map(({ text }) => text)).toEqual(['**Duration:** 02:30']);
    expect(summary.readings.join('\n')).toContain('02:30');
  });

  it('reads a title after the heading of the form', () => {
    expect(titled('# Post-Mortem: Broker disk full')).toBe('Broker disk full');
    expect(titled('# Post-Mortem Report: Broker disk full')).toBe('Broker disk full');
    expect(titled('# Outage of the broker')).toBe('Outage of the broker');
    expect(titled('# Postmortem: Broker')).toBe('Postmortem: Broker');
  });

  it('takes a statement with its reason as an override', () => {
    const { report } = imported(
      source.replace(
        '(Mean Time to Detect): [HH:MM]',
        '(Mean Time to Detect): 00:05 (stated: the pager log says so)',
      ),
    );
    expect(report.summary.metrics.mttd).toEqual({ value: '00:05', reason: 'the pager log says so' });
  });
});
