/** Giving an imported note its place: its text goes into a field or becomes a row, and the note is gone. One step. */
import type { Command } from '../../../shared/report/command.ts';
import { newActionItem, newListItem, newTimelineRow, type NewId } from '../../../shared/report/create.ts';
import { fields } from '../../../shared/report/fields.ts';
import { textToPath } from '../../../shared/report/path.ts';
import type { ImportedNote, Report } from '../../../shared/report/schema.ts';
import { sectionOf, sections } from '../../../shared/report/sections.ts';
import { textAt } from '../../store/selectors.ts';

export type NoteTarget = {
  /** Path of a prose field, or of a list that gets a new row. */
  readonly path: string;
  readonly kind: 'append' | 'row';
  /** "Executive summary: Summary". */
  readonly label: string;
};

const placed = (path: string, label: string): string => {
  const section = sections.find(({ id }) => id === sectionOf(path))?.title ?? '';
  return label === section ? label : `${section}: ${label}`;
};

const rowLists = new Set([
  'timeline.rows',
  'response.containment',
  'response.eradication',
  'response.recovery',
  'actions.items',
  'lessons.wentWell',
  'lessons.wentWrong',
  'lessons.lucky',
  'lessons.opportunities',
]);

/** Every place a note can go to, in the order of the sections. */
export const noteTargets: readonly NoteTarget[] = fields.flatMap(({ path, kind, label }): NoteTarget[] => {
  if (kind === 'prose' && !path.includes('*')) return [{ path, kind: 'append', label: placed(path, label) }];
  return rowLists.has(path) ? [{ path, kind: 'row', label: `${placed(path, label)}, as a new row` }] : [];
});

const rowFor = (report: Report, path: string, text: string, newId: NewId) => {
  if (path === 'timeline.rows') return newTimelineRow(newId, { event: text });
  if (path === 'actions.items') return newActionItem(newId, report.actions.items, { description: text });
  return newListItem(newId, text);
};

export const placeNote = (report: Report, note: ImportedNote, target: NoteTarget, newId: NewId): Command => {
  const path = textToPath(target.path);
  const removal = { kind: 'remove', path: ['importedNotes', 'items'], id: note.id } as const;
  if (target.kind === 'row') {
    const row = rowFor(report, target.path, note.text, newId);
    return {
      kind: 'batch',
      label: 'Place note',
      commands: [{ kind: 'insert', path, index: Number.MAX_SAFE_INTEGER, row }, removal],
    };
  }
  const before = textAt(report, path);
  const value = before.trim() === '' ? note.text : `${before.trimEnd()}\n\n${note.text}`;
  return { kind: 'batch', label: 'Place note', commands: [{ kind: 'set', path, value }, removal] };
};
