/** Action items, from a table or a list. */
import { newActionItem } from '../../../../shared/report/create.ts';
import type { ActionItem } from '../../../../shared/report/schema.ts';
import { isPlaceholder } from '../form.ts';
import { decodeCell } from '../syntax/cell.ts';
import { readExact } from '../syntax/exact.ts';
import { flat } from '../syntax/plain.ts';
import { EMPTY, readProse, readProseCell } from '../syntax/prose.ts';
import { scan, sourceOf } from '../syntax/scan.ts';
import { plain, plainWords } from '../values/plain.ts';
import { readSeverity, readStatus } from '../values/vocabulary.ts';
import { readBox } from './checklists.ts';
import { otherCells, readColumns, type Table } from './columns.ts';
import type { Draft } from './draft.ts';
import type { Chunk } from './outline.ts';

const columnNames = {
  ref: ['id', '#', 'no', 'nr', 'number', 'ref', 'ai', 'item #', ''],
  description: [
    'description',
    'action',
    'task',
    'action item',
    'what',
    'item',
    'todo',
    'follow up',
    'summary',
    'title',
    'activity',
  ],
  owner: ['owner', 'assignee', 'who', 'assigned to', 'responsible', 'dri', 'lead', 'team', 'owner/team'],
  priority: ['priority', 'prio', 'severity', 'urgency'],
  due: ['due date', 'due', 'deadline', 'target date', 'by when', 'eta', 'when', 'target'],
  status: ['status', 'state', 'progress'],
} as const;

/** Words of a closed vocabulary: read, or kept in the row where they are not known. */
const readWords = <T extends string>(
  draft: Draft,
  kind: string,
  source: string,
  read: (words: string) => { readonly value: T } | null,
  own: (value: T) => string,
): { readonly value: T | ''; readonly unread: string } => {
  const words = plainWords(source);
  if (words === '') return { value: '', unread: '' };
  const found = read(words);
  if (!found) return { value: '', unread: `${kind}: ${words}` };
  if (own(found.value) !== words)
    draft.reading(`${kind} "${words}" of an action item was read as ${own(found.value)}.`);
  return { value: found.value, unread: '' };
};

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');

const statusLabel: (value: NonNullable<ReturnType<typeof readStatus>>['value']) => string = (value) =>
  ({
    planned: 'Planned',
    'in-progress': 'In Progress',
    blocked: 'Blocked',
    completed: 'Completed',
    cancelled: 'Cancelled',
  })[value];

const cell = (cells: readonly string[], index: number | undefined): string =>
  index === undefined ? '' : decodeCell(cells[index] ?? '');

const tableItems = (table: Table, draft: Draft): ActionItem[] | null => {
  const columns = readColumns(table, columnNames);
  const { ref, description, owner, priority, due, status } = columns.at;
  if (description === undefined) return null;
  const items: ActionItem[] = [];
  for (const { cells } of table.rows) {
    if (cells.every((text) => isPlaceholder(text)) || (!draft.own && cells.every((text) => text === '')))
      continue;
    const level = readWords(draft, 'Priority', cell(cells, priority), readSeverity, (value) => value);
    const state = readWords(draft, 'Status', cell(cells, status), readStatus, statusLabel);
    const values = {
      description: joined(
        readProseCell(cells[description] ?? ''),
        level.unread,
        state.unread,
        otherCells(cells, columns, table.header.length),
      ),
      owner: readExact(flat(cell(cells, owner)), plain),
      priority: level.value,
      due: readExact(flat(cell(cells, due)), plain),
      status: state.value,
    };
    const number = readExact(flat(cell(cells, ref)), plain);
    const item = newActionItem(draft.newId, items, values);
    items.push(draft.own || number !== '' ? { ...item, ref: number } : item);
  }
  return items;
};

export const readActions = (draft: Draft, chunk: Chunk): string[] => {
  const { lines } = chunk;
  const left: string[] = [];
  const items: ActionItem[] = [];
  for (const block of scan(lines)) {
    const source = sourceOf(lines, block);
    if (block.kind === 'table') {
      const found = tableItems(block, draft);
      if (found) for (const item of found) items.push(item);
      else left.push(source);
    } else if (block.kind === 'list') {
      for (const item of block.items) {
        const { ticked, text } = readBox(item.text);
        if (isPlaceholder(text) || item.text === EMPTY) continue;
        const status = ticked ? 'completed' : '';
        items.push(newActionItem(draft.newId, items, { description: readProse(text), status }));
      }
    } else if (block.kind !== 'rule') {
      left.push(source);
    }
  }
  draft.report.actions.items = items;
  if (items.length > 0) draft.mapped(`Action items: ${items.length}`);
  return left;
};
