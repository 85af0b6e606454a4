/** The appendix with the change history, from its blocks. */
import type { Block, Inline } from '../../../../shared/document/blocks.ts';
import { HISTORY_TITLE } from '../../../../shared/document/sections/history.ts';
import { historyMark } from '../history.ts';
import { encodeCell } from '../syntax/cell.ts';
import { escapePlain } from '../syntax/plain.ts';
import { head, row } from './tables.ts';

/** Words of a run on one line; bold as it is. */
const inlineSource = (run: Inline): string => {
  if (run.kind === 'break') return ' ';
  const words = escapePlain(run.text.replace(/\s+/g, ' '));
  return run.bold === true ? words.replace(/^(\s*)(.*?)(\s*)$/, '$1**$2**$3') : words;
};

/** Blocks of a cell or a fact, each on a line of its own; here they are paragraphs only. */
const lineSources = (content: readonly Block[]): readonly string[] =>
  content.map((block) => (block.kind === 'paragraph' ? block.content.map(inlineSource).join('') : ''));

const blockLines = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'paragraph':
      return ['', lineSources([block]).join('')];
    case 'facts':
      return [
        '',
        ...block.items.map(({ term, content }) => `- **${term}:** ${lineSources(content).join(' ')}`),
      ];
    case 'table':
      return [
        '',
        ...head(block.columns.map(({ header }) => header)),
        ...block.rows.map((cells) =>
          row(cells.map(({ content }) => encodeCell(lineSources(content).join('\n')))),
        ),
      ];
    default:
      return [];
  }
};

/** The lines behind a report's last one; '' where there is no history to print. */
export const writeHistory = (blocks: readonly Block[]): string => {
  if (blocks.length === 0) return '';
  const lines = ['', '---', '', `## ${HISTORY_TITLE}`, ...blocks.flatMap(blockLines), ''];
  return `${[...lines, historyMark(lines.length)].join('\n')}\n`;
};
