/** Arbitrary edits of a report, as a person could make them, for property tests. */
import * as fc from 'fast-check';
import type { Command } from '../../../shared/report/command.ts';
import { emptyReport, newTimelineRow } from '../../../shared/report/create.ts';
import type { Report } from '../../../shared/report/schema.ts';

export const counter = (prefix = 'id'): (() => string) => {
  let next = 0;
  return () => `${prefix}${(next += 1)}`;
};

export const startReport = (): Report => {
  const newId = counter('start');
  const report = emptyReport(newId);
  return {
    ...report,
    timeline: {
      rows: ['14:32', '14:35', '14:40'].map((time) => newTimelineRow(newId, { time, event: `At ${time}` })),
    },
  };
};

/** One edit; `pick` chooses among the rows that exist when it is made. */
export type Edit =
  | { readonly kind: 'type'; readonly path: readonly string[]; readonly text: string }
  | { readonly kind: 'tick'; readonly method: 'monitoring' | 'other'; readonly ticked: boolean }
  | {
      readonly kind: 'insert';
      readonly list: readonly string[];
      readonly index: number;
      readonly text: string;
    }
  | {
      readonly kind: 'remove' | 'move' | 'typeRow';
      readonly pick: number;
      readonly to: number;
      readonly text: string;
    }
  | { readonly kind: 'undo' | 'redo' | 'rest' };

const textPaths = [
  ['incident', 'title'],
  ['summary', 'text'],
  ['rootCause', 'problemStatement'],
  ['impact', 'business', 'revenueLoss', 'remark'],
] as const;

const text = fc.string({ maxLength: 12, unit: 'grapheme' }).filter((value) => !/[\r\n]/.test(value));

const documentEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), path: fc.constantFrom(...textPaths), text }),
  fc.record({
    kind: fc.constant('tick' as const),
    method: fc.constantFrom('monitoring' as const, 'other' as const),
    ticked: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    list: fc.constantFrom(['response', 'containment'], ['lessons', 'lucky']),
    index: fc.integer({ min: -2, max: 9 }),
    text,
  }),
  fc.record({
    kind: fc.constantFrom('remove' as const, 'move' as const, 'typeRow' as const),
    pick: fc.nat(9),
    to: fc.integer({ min: -2, max: 9 }),
    text,
  }),
);

export const edits = fc.array(documentEdit, { maxLength: 40 });
export const editsWithUndo = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: documentEdit },
    { weight: 2, arbitrary: fc.constantFrom<Edit>({ kind: 'undo' }, { kind: 'redo' }, { kind: 'rest' }) },
  ),
  { maxLength: 60 },
);

/** The command of an edit on this report; null where it has nothing to act on. */
export const commandOf = (report: Report, edit: Edit, newId: () => string): Command | null => {
  const rows = report.timeline.rows;
  switch (edit.kind) {
    case 'type':
      return { kind: 'set', path: [...edit.path], value: edit.text };
    case 'tick':
      return { kind: 'set', path: ['detection', 'methods', edit.method, 'ticked'], value: edit.ticked };
    case 'insert':
      return {
        kind: 'insert',
        path: [...edit.list],
        index: edit.index,
        row: { id: newId(), text: edit.text },
      };
    case 'undo':
    case 'redo':
    case 'rest':
      return null;
    case 'remove':
    case 'move':
    case 'typeRow': {
      const row = rows[edit.pick % Math.max(rows.length, 1)];
      if (!row) return null;
      const path = ['timeline', 'rows'];
      if (edit.kind === 'remove') return { kind: 'remove', path, id: row.id };
      if (edit.kind === 'move') return { kind: 'move', path, id: row.id, to: edit.to };
      return { kind: 'set', path: [...path, row.id, 'event'], value: edit.text };
    }
  }
};
