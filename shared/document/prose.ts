/**
 * The Markdown subset of prose fields as blocks: paragraphs, emphasis, strong, strikethrough, code, links, line breaks,
 * lists (with boxes), quotes, code blocks, rules. What lies outside it (tables, HTML, images, footnotes) is kept as its
 * source text: a word is never dropped.
 */
import type { BlockContent, DefinitionContent, PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, Inline } from './blocks.ts';

const dialect = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

type Marks = { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean; link?: string };
type Context = { readonly markdown: string; readonly source: string };

const sourceOf = (node: { position?: Root['position'] }, markdown: string): string =>
  markdown.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

const isSafeLink = (url: string): boolean => /^(?:https?:|mailto:)/i.test(url);

const text = (value: string, marks: Marks): Inline => ({ kind: 'text', text: value, ...marks });

const softened = (value: string): string => value.replace(/\s*\n\s*/g, ' ');

const inlines = (nodes: readonly PhrasingContent[], marks: Marks, context: Context): Inline[] =>
  nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text':
        return [text(softened(node.value), marks)];
      case 'strong':
        return inlines(node.children, { ...marks, bold: true }, context);
      case 'emphasis':
        return inlines(node.children, { ...marks, italic: true }, context);
      case 'delete':
        return inlines(node.children, { ...marks, strike: true }, context);
      case 'inlineCode':
        return [text(softened(node.value), { ...marks, code: true })];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return isSafeLink(node.url)
          ? inlines(node.children, { ...marks, link: node.url }, context)
          : [text(softened(sourceOf(node, context.markdown)), marks)];
      default:
        return [text(softened(sourceOf(node, context.markdown)), marks)];
    }
  });

const paragraph = (content: readonly Inline[], source: string): Block => ({
  kind: 'paragraph',
  content,
  style: 'body',
  source,
});

const blocks = (
  nodes: readonly (RootContent | BlockContent | DefinitionContent)[],
  context: Context,
): Block[] =>
  nodes.flatMap((node): Block[] => {
    switch (node.type) {
      case 'paragraph':
        return [paragraph(inlines(node.children, {}, context), context.source)];
      case 'heading':
        return [{ ...paragraphLabel(inlines(node.children, {}, context)), source: context.source }];
      case 'list':
        return node.children.every((item) => typeof item.checked === 'boolean')
          ? [
              {
                kind: 'checklist',
                items: node.children.map((item) => ({
                  checked: item.checked === true,
                  content: flatten(blocks(item.children, context)),
                  source: context.source,
                })),
              },
            ]
          : [
              {
                kind: 'list',
                ordered: node.ordered === true,
                start: node.start ?? 1,
                items: node.children.map((item) => blocks(item.children, context)),
                source: context.source,
              },
            ];
      case 'blockquote':
        return [{ kind: 'quote', content: blocks(node.children, context) }];
      case 'code':
        return [{ kind: 'code', text: node.value, source: context.source }];
      case 'thematicBreak':
        return [{ kind: 'rule' }];
      default:
        return [{ kind: 'code', text: sourceOf(node, context.markdown), source: context.source }];
    }
  });

const paragraphLabel = (content: readonly Inline[]) =>
  ({ kind: 'paragraph', content, style: 'label' }) as const;

/** The runs of blocks on one line, with breaks between paragraphs. */
const flatten = (content: readonly Block[]): Inline[] =>
  content.flatMap((block, index): Inline[] => {
    const gap: Inline[] = index > 0 ? [{ kind: 'break' }] : [];
    if (block.kind === 'paragraph') return [...gap, ...block.content];
    if (block.kind === 'code') return [...gap, { kind: 'text', text: block.text, code: true }];
    if (block.kind === 'quote') return [...gap, ...flatten(block.content)];
    if (block.kind === 'list') {
      return [
        ...gap,
        ...block.items.flatMap((item, at): Inline[] => [
          ...(at > 0 ? [{ kind: 'break' } as const] : []),
          { kind: 'text', text: block.ordered ? `${block.start + at}. ` : '• ' },
          ...flatten(item),
        ]),
      ];
    }
    if (block.kind === 'checklist') {
      return [
        ...gap,
        ...block.items.flatMap((item, at): Inline[] => [
          ...(at > 0 ? [{ kind: 'break' } as const] : []),
          { kind: 'text', text: item.checked ? '[x] ' : '[ ] ' },
          ...item.content,
        ]),
      ];
    }
    return [];
  });

/** One line that starts with a letter and holds nothing that Markdown could read as more than a letter. */
const PLAIN_LINE = /^\p{L}(?:[\p{L}\p{M}\p{N},.;:()'"“”‘’–—/%?+-]| (?! |$))*$/u;
/** Addresses become links without any mark. */
const ADDRESS = /www\.|:\/\//i;

const isPlain = (markdown: string): boolean => PLAIN_LINE.test(markdown) && !ADDRESS.test(markdown);

/** Paragraphs of one plain line each; null where there may be more to see. */
const plainParagraphs = (markdown: string): readonly string[] | null => {
  const lines = markdown.split('\n\n');
  return lines.every(isPlain) ? lines : null;
};

/**
 * Blocks of a prose field. `source` is the field's path as text. Empty text gives no blocks. Most cells of a long table
 * are plain words, and so is much prose; the parser takes a hundred times as long to say so.
 */
export const parseProse = (markdown: string, source: string): Block[] => {
  if (markdown.trim() === '') return [];
  const plain = plainParagraphs(markdown);
  if (plain) return plain.map((line) => paragraph([text(line, {})], source));
  return blocks(fromMarkdown(markdown, dialect).children, { markdown, source });
};

/** Inline runs of a one-line field that holds inline Markdown. */
export const parseInline = (markdown: string, source: string): Inline[] =>
  flatten(parseProse(markdown, source));

/** The words alone, without marks. */
export const plainText = (content: readonly Inline[]): string => {
  let words = '';
  for (const run of content) words += run.kind === 'text' ? run.text : ' ';
  return words;
};
