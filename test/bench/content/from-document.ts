/**
 * A report document as plain content. Contents, watermark, drawn figures, hanging numbers and signature fields are left
 * out: few of the other programs know them, so Debrief alone pays for them.
 */
import { assertNever } from '../../../shared/contract/result.ts';
import type { Block, Cell, Inline, ReportDocument } from '../../../shared/document/blocks.ts';
import type { Content, ContentBlock } from './content.ts';

const inlineText = (content: readonly Inline[]): string =>
  content.map((inline) => (inline.kind === 'text' ? inline.text : '\n')).join('');

const paragraph = (text: string): readonly ContentBlock[] =>
  text === '' ? [] : [{ kind: 'paragraph', text }];

const box = (checked: boolean): string => (checked ? '[x] ' : '[ ] ');

const textOf = (block: ContentBlock): string =>
  block.kind === 'table' ? block.rows.flat().join('\n') : block.text;

const blocksText = (blocks: readonly Block[]): string => blocks.flatMap(flatten).map(textOf).join('\n');

const cellText = ({ content, checked }: Cell): string =>
  `${checked === undefined ? '' : box(checked)}${blocksText(content)}`;

const flatten = (block: Block): readonly ContentBlock[] => {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: `${block.number} ${block.text}`.trim() }];
    case 'paragraph':
      return paragraph(inlineText(block.content));
    case 'table':
      return [
        {
          kind: 'table',
          columns: block.columns.map(({ header, weight }) => ({ header, weight })),
          rows: block.rows.map((row) => row.map(cellText)),
        },
      ];
    case 'list':
      return block.items.flatMap((item) => item.flatMap(flatten));
    case 'checklist':
      return block.items.flatMap(({ checked, content }) =>
        paragraph(`${box(checked)}${inlineText(content)}`),
      );
    case 'facts':
      return block.items.flatMap(({ term, content }) => paragraph(`${term}: ${blocksText(content)}`));
    case 'keyFigures':
      return block.items.flatMap(({ value, label, note }) => paragraph(`${value} ${label} ${note}`.trim()));
    case 'timelineFigure':
      return paragraph(block.alt);
    case 'code':
      return paragraph(block.text);
    case 'quote':
      return block.content.flatMap(flatten);
    case 'signature':
      return paragraph([block.role, block.meaning, block.declaration, block.notRequired].join('\n').trim());
    case 'image':
      return paragraph(block.caption);
    case 'contents':
    case 'rule':
      return [];
    default:
      return assertNever(block);
  }
};

export const contentOf = ({ meta, furniture, cover, body, approval }: ReportDocument): Content => ({
  title: cover.title,
  author: meta.author,
  language: meta.language,
  header: `${furniture.incidentId} · ${furniture.version} · ${furniture.state}`,
  blocks: [cover.facts, cover.keyFigures, ...body, ...approval].flatMap(flatten),
});
