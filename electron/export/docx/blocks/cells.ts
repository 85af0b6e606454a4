/** What a table cell or a fact holds: blocks, with a box or a severity label before the first words. */
import type { Block, Column, Inline } from '../../../../shared/document/blocks.ts';
import { plainText } from '../../../../shared/document/prose.ts';
import type { Flow, Paragraph, Piece } from '../model.ts';
import type { Session, Setting } from '../session.ts';
import { boxLead } from './checkbox.ts';
import { paragraph } from './paragraphs.ts';
import type { Variation } from './paragraphs.ts';
import { severityLabel } from './severity.ts';
import type { Severity } from './severity.ts';

type Content = {
  readonly content: readonly Block[];
  readonly checked?: boolean;
  readonly severity?: Severity;
  readonly style: Column['style'];
};

const cellStyles = { text: {}, tabular: {}, mono: { style: 'TableCode' } } as const;

/** All text of blocks, to name a box and to guess a row's height. */
export const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return plainText(block.content);
        case 'list':
          return block.items.map(textOf).join('\n');
        case 'checklist':
          return block.items.map((item) => plainText(item.content)).join('\n');
        case 'code':
        case 'heading':
          return block.text;
        case 'quote':
          return textOf(block.content);
        case 'table':
        case 'facts':
        case 'keyFigures':
        case 'timelineFigure':
        case 'image':
        case 'rule':
        case 'signature':
        case 'contents':
          return '';
      }
    })
    .join('\n');

const empty: readonly Inline[] = [];

/** The paragraphs of a cell; never none, which Word refuses. */
export const cellContent = (cell: Content, setting: Setting, session: Session): Flow[] => {
  const [first, ...rest] = cell.content;
  const opening = first?.kind === 'paragraph' ? first : null;
  const lead: Piece[] = [];
  let variation: Variation = opening === null || opening.style === 'body' ? cellStyles[cell.style] : {};
  if (cell.checked !== undefined) {
    const box = boxLead(cell.checked, textOf(cell.content), setting);
    lead.push(...box.lead);
    variation = { ...variation, ...box.properties };
  }
  if (cell.severity !== undefined) lead.push(...severityLabel(cell.severity));
  if (opening !== null) {
    return [paragraph(opening, setting, session, variation, lead), ...session.render(rest, setting)];
  }
  const others = session.render(cell.content, setting);
  if (lead.length === 0 && others.length > 0) return others;
  const own = { kind: 'paragraph', style: 'body', content: empty } as const;
  return [paragraph(own, setting, session, variation, lead), ...others];
};

/** A cell that holds nothing. */
export const emptyCell = (): Paragraph[] => [{ kind: 'paragraph', style: 'TableText', content: [] }];
