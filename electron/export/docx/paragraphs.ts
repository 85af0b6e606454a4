/** Paragraphs of text, code lines and rules. */
import { Paragraph } from 'docx';
import type { IParagraphOptions, ParagraphChild } from 'docx';
import type { CodeBlock, Paragraph as ParagraphBlock } from '../../../shared/document/blocks.ts';
import { plainText } from '../../../shared/document/prose.ts';
import { line, hairline } from './design.ts';
import { startsRightToLeft } from './direction.ts';
import { inlineRuns, textRuns } from './inline.ts';
import type { Session, Setting } from './session.ts';

const textStyles = { body: 'BodyText', table: 'TableText', quote: 'Quote' } as const;
const paragraphStyles = { note: 'Note', label: 'Label', empty: 'NothingRecorded' } as const;

/** Id of the paragraph style that a paragraph takes where it stands. */
export const styleOf = (style: ParagraphBlock['style'], setting: Setting): string => {
  if (style === 'body') return textStyles[setting.text];
  if (setting.text === 'table') return style === 'label' ? 'TableLabel' : 'TableNote';
  return paragraphStyles[style];
};

/** What every paragraph takes from where it stands. */
export const placed = (setting: Setting, text: string): IParagraphOptions => ({
  ...(setting.indent > 0 ? { indent: { left: setting.indent } } : {}),
  ...(setting.keepTogether ? { keepNext: true, keepLines: true } : {}),
  ...(startsRightToLeft(text) ? { bidirectional: true } : {}),
});

/** A paragraph, with `lead` runs (a box, a label) before its own. */
export const paragraph = (
  block: ParagraphBlock,
  setting: Setting,
  session: Session,
  options: IParagraphOptions = {},
  lead: readonly ParagraphChild[] = [],
): Paragraph =>
  new Paragraph({
    style: styleOf(block.style, setting),
    ...placed(setting, plainText(block.content)),
    ...options,
    children: [...lead, ...inlineRuns(block.content, session, block.source)],
  });

/** One paragraph for each line, so that a long log breaks across pages anywhere. */
export const codeLines = (block: CodeBlock, setting: Setting): Paragraph[] =>
  block.text.split('\n').map(
    (text) =>
      new Paragraph({
        style: setting.text === 'table' ? 'TableCode' : 'Code',
        ...placed(setting, ''),
        children: textRuns(text),
      }),
  );

export const rule = (setting: Setting): Paragraph =>
  new Paragraph({ style: 'Rule', ...placed(setting, ''), border: { bottom: line(0.5, hairline, 1) } });

/** Keeps two tables from growing into one, and gives the text after a table air. */
export const gap = (setting: Setting, style: 'Gap' | 'ListGap' | 'WideGap' = 'Gap'): Paragraph =>
  new Paragraph({ style, ...(setting.keepTogether ? { keepNext: true } : {}) });
