/** Every kind of block in Word's terms. */
import type { Block } from '../../../../shared/document/blocks.ts';
import { checklist } from './checkbox.ts';
import { facts, keyFigures } from './facts.ts';
import { plainText } from '../../../../shared/document/prose.ts';
import { heading } from './headings.ts';
import { image } from './image.ts';
import { list } from './lists.ts';
import { codeLines, gap, paragraph, rule, styled } from './paragraphs.ts';
import { indented } from '../session.ts';
import type { Session, Setting } from '../session.ts';
import type { Flow } from '../model.ts';
import { pt } from '../design.ts';
import { signature } from './signature.ts';
import { table } from './table.ts';
import { timelineFigure } from '../timeline/figure.ts';

const quoteIndent = pt(14);

const renderBlock = (block: Block, setting: Setting, session: Session): Flow[] => {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block, setting, session)];
    case 'heading':
      return [heading(block, setting, session)];
    case 'list':
      return list(block, setting, session);
    case 'checklist':
      return checklist(block, setting, session);
    case 'table':
      return table(block, setting, session);
    case 'facts':
      return facts(block, setting, session);
    case 'keyFigures':
      return keyFigures(block, setting);
    case 'timelineFigure':
      return timelineFigure(block, setting, session);
    case 'image':
      return image(block, setting, session);
    case 'code':
      return codeLines(block, setting);
    case 'quote':
      return session.render(block.content, {
        ...indented(setting, quoteIndent),
        text: setting.text === 'body' ? 'quote' : setting.text,
      });
    case 'rule':
      return [rule(setting)];
    case 'signature':
      return signature(block, setting);
    case 'contents':
      // The contents proper stand in the flow of the page only; anywhere else their title remains.
      return [styled('Label', block.title, setting)];
  }
};

const introduced: ReadonlySet<Block['kind']> = new Set([
  'list',
  'checklist',
  'code',
  'table',
  'quote',
  'image',
]);

/** Whether a paragraph that ends in a colon introduces the next block, and must not part from it. */
const introduces = (block: Block, next: Block | undefined): boolean =>
  block.kind === 'paragraph' &&
  next !== undefined &&
  introduced.has(next.kind) &&
  plainText(block.content).trimEnd().endsWith(':');

/** Facts have no air of their own above, the items of a list little below. */
const standsTight = (block: Block, before: Block | undefined): boolean =>
  block.kind === 'facts' && (before?.kind === 'list' || before?.kind === 'checklist');

/** Blocks one after the other. */
export const renderBlocks = (blocks: readonly Block[], setting: Setting, session: Session): Flow[] => {
  const { onNewPage = false, ...usual } = setting;
  return blocks.flatMap((block, index) => {
    const together = usual.keepTogether || introduces(block, blocks[index + 1]);
    const opens = onNewPage && index === 0;
    const rendered = renderBlock(block, { ...usual, keepTogether: together, onNewPage: opens }, session);
    return standsTight(block, blocks[index - 1]) ? [gap(setting, 'ListGap'), ...rendered] : rendered;
  });
};
