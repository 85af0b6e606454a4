/** Paragraphs of text, code lines and rules. */
import type { CodeBlock, Paragraph as ParagraphBlock } from '../../../../shared/document/blocks.ts';
import { plainText } from '../../../../shared/document/prose.ts';
import { hairline, line } from '../design.ts';
import type { Paragraph, ParagraphProperties, Piece } from '../model.ts';
import type { Session, Setting } from '../session.ts';
import { startsRightToLeft } from './direction.ts';
import { inlinePieces, textPieces } from './inline.ts';

const textStyles = { body: 'BodyText', table: 'TableText', quote: 'Quote' } as const;
const paragraphStyles = { note: 'Note', label: 'Label', empty: 'NothingRecorded' } as const;

/** Id of the paragraph style that a paragraph takes where it stands. */
export const styleOf = (style: ParagraphBlock['style'], setting: Setting): string => {
  if (style === 'body')
    return setting.text === 'body' && setting.listLevel > 0 ? 'ListContinue' : textStyles[setting.text];
  if (setting.text === 'table') return style === 'label' ? 'TableLabel' : 'TableNote';
  return paragraphStyles[style];
};

/** What every paragraph takes from where it stands. */
export const placed = (setting: Setting, text: string): ParagraphProperties => ({
  ...(setting.indent > 0 ? { indent: { left: setting.indent } } : {}),
  ...(setting.keepTogether ? { keepNext: true, keepLines: true } : {}),
  ...(startsRightToLeft(text) ? { rightToLeft: true } : {}),
});

/** A paragraph of plain words in a style of its own. */
export const styled = (
  style: string,
  text: string,
  setting: Setting,
  properties: ParagraphProperties = {},
): Paragraph => ({
  kind: 'paragraph',
  style,
  ...placed(setting, text),
  ...properties,
  content: textPieces(text),
});

/** What a paragraph may differ in from others of its kind. */
export type Variation = ParagraphProperties & { readonly style?: string };

/** A paragraph, with `lead` pieces (a box, a label) before its own. */
export const paragraph = (
  block: ParagraphBlock,
  setting: Setting,
  session: Session,
  variation: Variation = {},
  lead: readonly Piece[] = [],
): Paragraph => ({
  kind: 'paragraph',
  style: styleOf(block.style, setting),
  ...placed(setting, plainText(block.content)),
  ...variation,
  content: [...lead, ...inlinePieces(block.content, session, block.source)],
});

/** One paragraph for each line, so that a long log breaks across pages anywhere. */
export const codeLines = (block: CodeBlock, setting: Setting): Paragraph[] =>
  block.text.split('\n').map((text) => ({
    kind: 'paragraph',
    style: setting.text === 'table' ? 'TableCode' : 'Code',
    ...placed(setting, ''),
    content: textPieces(text),
  }));

export const rule = (setting: Setting): Paragraph =>
  styled('Rule', '', setting, { border: { bottom: line(0.5, hairline, 1) } });

/** Keeps two tables from growing into one, and gives the text after a table air. */
export const gap = (setting: Setting, style: 'Gap' | 'ListGap' | 'WideGap' = 'Gap'): Paragraph => ({
  kind: 'paragraph',
  style,
  ...(setting.keepTogether ? { keepNext: true } : {}),
  content: [],
});
