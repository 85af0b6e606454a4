/** What the report screen works out from a report, without a window. */
import { describe, expect, it } from 'vitest';
import { noteTargets, placeNote } from '../../../renderer/features/notes/place-note.ts';
import { sectionState, shownSections } from '../../../renderer/features/outline/section-state.ts';
import { phaseAxis } from '../../../renderer/features/timeline/phase-axis.ts';
import { createTimePlacer, sortByTime } from '../../../renderer/features/timeline/resolved-times.ts';
import { createDocumentStore } from '../../../renderer/store/document-store.ts';
import { emptyReport, newTimelineRow } from '../../../shared/report/create.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { sections } from '../../../shared/report/sections.ts';
import { checkReadiness } from '../../../shared/rules/readiness.ts';
import { counter } from './commands.ts';

const withTimes = (...times: string[]): Report => {
  const newId = counter();
  const report = emptyReport(newId);
  return {
    ...report,
    incident: { ...report.incident, start: '2026-03-14T22:00Z' },
    timeline: { rows: times.map((time) => newTimelineRow(newId, { time, event: time })) },
  };
};

describe('outline', () => {
  it('calls every section of a fresh report empty, whatever the template puts into it', () => {
    const report = emptyReport(counter());
    const problems = checkReadiness(report);
    const states = shownSections(report).map(({ id }) => sectionState(report, problems, id).kind);
    expect(states).toEqual(Array.from({ length: sections.length - 1 }, () => 'empty'));
  });

  it('counts what must be mended in a section that was begun', () => {
    const fresh = emptyReport(counter());
    const report = { ...fresh, rootCause: { ...fresh.rootCause, problemStatement: 'Exports stopped.' } };
    expect(sectionState(report, checkReadiness(report), 'root-cause')).toEqual({
      kind: 'attention',
      problems: 2,
    });
  });
});

describe('timeline', () => {
  it('sorts by time stably; rows without a time stay behind the row they follow', () => {
    const report = withTimes('23:00', 'later', '2026-03-14T22:10Z', '22:10', '00:05');
    expect(sortByTime(report).map(({ event }) => event)).toEqual([
      '2026-03-14T22:10Z',
      '22:10',
      '23:00',
      'later',
      '00:05',
    ]);
  });

  it('places times of day on dates and says when midnight has passed', () => {
    const report = withTimes('22:10', '00:05', '2026-03-17T08:00Z');
    const placed = [...createTimePlacer()(report).values()];
    expect(placed.map(({ date, daysLater }) => [date, daysLater])).toEqual([
      ['2026-03-14', 0],
      ['2026-03-15', 1],
      ['', 2],
    ]);
  });

  it('does not place times anew while only words change', () => {
    const report = withTimes('22:10', '00:05');
    const place = createTimePlacer();
    const store = createDocumentStore({ report, now: () => 0 });
    const before = place(store.getReport());
    const row = report.timeline.rows[0]!;
    store.execute({ kind: 'set', path: ['timeline', 'rows', row.id, 'event'], value: 'Other words' });
    expect(place(store.getReport())).toBe(before);
    store.execute({ kind: 'set', path: ['timeline', 'rows', row.id, 'time'], value: '22:30' });
    expect(place(store.getReport())).not.toBe(before);
  });

  it('draws the axis to scale and raises words that would touch', () => {
    const minute = 60_000;
    const axis = phaseAxis(0, { detected: 5 * minute, contained: 50 * minute, recovered: 100 * minute });
    expect(axis?.marks.map(({ at, level }) => [at, level])).toEqual([
      [0, 0],
      [0.05, 1],
      [0.5, 0],
      [1, 0],
    ]);
    expect(axis?.spans.map(({ words }) => words)).toEqual([
      '5 min to detect',
      '45 min to contain',
      '50 min to recover',
    ]);
    expect(phaseAxis(0, {})).toBeNull();
  });
});

describe('imported notes', () => {
  it('go to every target and back again with one undo', () => {
    const newId = counter();
    const fresh = emptyReport(newId);
    const note = { id: newId(), headings: ['A'], text: 'Two\n\nparagraphs', dismissed: false };
    const report: Report = {
      ...fresh,
      rootCause: { ...fresh.rootCause, rootCause: 'Known.' },
      importedNotes: { items: [note] },
    };
    expect(noteTargets.length).toBeGreaterThan(15);
    for (const target of noteTargets) {
      const store = createDocumentStore({ report, now: () => 0 });
      expect(store.execute(placeNote(report, note, target, newId)), target.path).toMatchObject({ ok: true });
      expect(store.getReport().importedNotes.items).toEqual([]);
      expect(JSON.stringify(store.getReport())).toContain(JSON.stringify(note.text).slice(1, -1));
      store.undo();
      expect(store.getReport()).toEqual(report);
    }
  });

  it('are put behind what a field already says', () => {
    const newId = counter();
    const fresh = emptyReport(newId);
    const note = { id: newId(), headings: [], text: 'More.', dismissed: false };
    const report: Report = {
      ...fresh,
      summary: { ...fresh.summary, text: 'Before.\n' },
      importedNotes: { items: [note] },
    };
    const target = noteTargets.find(({ path }) => path === 'summary.text')!;
    const store = createDocumentStore({ report, now: () => 0 });
    store.execute(placeNote(report, note, target, newId));
    expect(store.getReport().summary.text).toBe('Before.\n\nMore.');
  });
});
