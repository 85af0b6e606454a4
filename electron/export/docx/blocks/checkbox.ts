/** Boxes as real Word controls that a click ticks. */
import type { Checklist } from '../../../../shared/document/blocks.ts';
import { plainText } from '../../../../shared/document/prose.ts';
import { pt, size } from '../design.ts';
import type { Flow, Paragraph, ParagraphProperties, Piece, RunProperties } from '../model.ts';
import type { Session, Setting } from '../session.ts';
import { inlinePieces } from './inline.ts';
import { spacedBelow, staysWithNext } from './lists.ts';
import { placed } from './paragraphs.ts';

const boxWidth = { body: pt(18), quote: pt(18), table: pt(14) } as const;
/** Longest name Word shows on a control's handle. */
const longestName = 64;

/** In the sans of tables the box is raised by what its own face reaches deeper, to keep lines level. */
const boxStyle: Readonly<Record<Setting['text'], RunProperties>> = {
  body: { font: 'serif', size: size(10.5) },
  quote: { font: 'serif', size: size(10.5) },
  table: { font: 'serif', raised: size(0.5), size: size(9) },
};

/** A box control, named for assistive technology by the words beside it. */
const checkbox = (checked: boolean, words: string, setting: Setting): Piece => {
  const letters = Array.from(words.replaceAll(/\s+/g, ' ').trim());
  const name = letters.slice(0, longestName).join('') || 'Checkbox';
  return { kind: 'box', checked, name, properties: boxStyle[setting.text] };
};

/** A box, then the text at `boxWidth`: pieces to put before a paragraph's own, and the place they need. */
export const boxLead = (
  checked: boolean,
  name: string,
  setting: Setting,
): { readonly lead: readonly Piece[]; readonly properties: ParagraphProperties } => {
  const left = setting.indent + boxWidth[setting.text];
  return {
    lead: [checkbox(checked, name, setting), { kind: 'text', text: '\t', properties: {} }],
    properties: {
      indent: { left, hanging: boxWidth[setting.text] },
      tabs: [{ at: left, align: 'left' }],
    },
  };
};

export const checklist = (block: Checklist, setting: Setting, session: Session): Flow[] => {
  const items = block.items.map((item, index): Paragraph => {
    const text = plainText(item.content);
    const { lead, properties } = boxLead(item.checked, text, setting);
    return {
      kind: 'paragraph',
      style: setting.text === 'table' ? 'TableText' : 'ListParagraph',
      ...placed(setting, text),
      ...properties,
      ...(staysWithNext(index, block.items.length) ? { keepNext: true } : {}),
      content: [...lead, ...inlinePieces(item.content, session, item.source)],
    };
  });
  return setting.listLevel === 0 ? spacedBelow(items, setting) : items;
};
