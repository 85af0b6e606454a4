/** A history in which everything that is printed of an entry is a word found nowhere else. */
import { createHash } from 'node:crypto';
import { chained, headOf } from '../../electron/library/history/chain.ts';
import { recordHash } from '../../electron/library/record-hash.ts';
import { compareReports } from '../../shared/history/compare.ts';
import type { Entry, EntryContent } from '../../shared/history/entry.ts';
import type { PrintedHistory } from '../../shared/history/printed.ts';
import { newTimelineRow } from '../../shared/report/create.ts';
import type { Report } from '../../shared/report/schema.ts';

export type MarkedHistory = {
  /** The report that the history leads to. */
  readonly report: Report;
  readonly history: PrintedHistory;
  /** What each mark stands for, and the mark. */
  readonly marks: ReadonlyMap<string, string>;
};

const mark = (name: string): string => `Mark${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;

/** States one after the other, each a change of another kind, the last one the report as it is. */
const statesOf = (report: Report): readonly Report[] => {
  const rows = (...events: readonly string[]): Report['timeline'] => ({
    rows: events.map((event, index) => newTimelineRow(() => `row-${event}`, { time: `1${index}:00`, event })),
  });
  const [kept, gone, added] = ['kept', 'removed row', 'added row'].map(mark);
  const prose = (word: string): string =>
    `${'Long before. '.repeat(60)}${word} ${'long after. '.repeat(60).trim()}`;
  const first: Report = {
    ...report,
    incident: { ...report.incident, title: mark('title before') },
    summary: { ...report.summary, text: prose(mark('prose before')) },
    timeline: rows(kept ?? '', gone ?? ''),
  };
  const second = { ...first, incident: { ...first.incident, title: mark('title after') } };
  const third = { ...second, summary: { ...second.summary, text: prose(mark('prose after')) } };
  const fourth = { ...third, timeline: { rows: third.timeline.rows.slice(0, 1) } };
  const fifth = { ...fourth, timeline: { rows: [...fourth.timeline.rows, ...rows(added ?? '').rows] } };
  return [first, second, third, fourth, fifth];
};

/** The history of a report, an entry a day, each of another author. */
export const markedHistory = (of: Report): MarkedHistory => {
  const states = statesOf(of);
  const names = ['title before', 'title after', 'prose before', 'prose after', 'removed row', 'added row'];
  const marks = new Map(['reason', ...names].map((name) => [name, mark(name)]));
  const entries: Entry[] = [];
  for (const [index, state] of states.entries()) {
    const author = mark(`author ${index}`);
    marks.set(`author ${index}`, author);
    const before = states[index - 1];
    const content: EntryContent = {
      time: `2031-11-0${index + 1}T10:00:00.000Z`,
      author,
      kind: index === 0 ? 'created' : index === 1 ? 'restored' : 'edited',
      ...(index === 1 ? { reason: mark('reason') } : {}),
      changes: before ? [...compareReports(before, state)] : [],
      ...(before ? {} : { report: state }),
      record: recordHash(state),
    };
    entries.push(chained(content, headOf(entries)));
  }
  marks.set('chain head', entries.at(-1)?.hash ?? '');
  return {
    report: states.at(-1) ?? of,
    history: { entries: entries.map(({ report: _whole, ...entry }) => entry), faults: [] },
    marks,
  };
};
