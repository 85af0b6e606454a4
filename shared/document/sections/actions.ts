import { headingOf } from '../../report/sections.ts';
import { actionStatusLabels } from '../../report/vocabulary.ts';
import type { Block, Cell } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { cell, noneRecorded, proseCell, table } from '../parts.ts';

const columns = [
  { header: 'ID', weight: 8, minWidth: 34, style: 'tabular' },
  { header: 'Description', weight: 44, style: 'text' },
  { header: 'Owner', weight: 18, style: 'text' },
  { header: 'Priority', weight: 9, minWidth: 42, style: 'text' },
  { header: 'Due Date', weight: 12, minWidth: 56, style: 'tabular' },
  { header: 'Status', weight: 13, minWidth: 58, style: 'text' },
] as const;

export const actionsSection = ({ report, headings }: SectionInput): readonly Block[] => {
  const { items } = report.actions;
  const rows = items.map((item): readonly Cell[] => {
    const at = `actions.items.${item.id}`;
    return [
      cell(item.ref, `${at}.ref`),
      proseCell(item.description, `${at}.description`),
      cell(item.owner, `${at}.owner`),
      item.priority === ''
        ? cell('', `${at}.priority`)
        : { content: [], severity: item.priority, source: `${at}.priority` },
      cell(item.due, `${at}.due`),
      cell(item.status === '' ? '' : actionStatusLabels[item.status], `${at}.status`),
    ];
  });
  return [
    headings.section(headingOf('actions')),
    items.length === 0
      ? noneRecorded('actions.items')
      : table('What is to be done, by whom and until when', columns, rows),
  ];
};
