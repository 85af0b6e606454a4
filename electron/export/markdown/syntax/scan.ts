/**
 * The blocks of a Markdown text, one level at a time, as the Lezer parser sees them (docs/adr/0006). Every line belongs to
 * exactly one block or is blank, and a block knows its lines, so that text can be taken over byte for byte.
 */
import type { SyntaxNode } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';

export type Item = {
  /** Content without its marker and indentation. A task box is still part of it. */
  readonly text: string;
  /** Index of the first line. */
  readonly start: number;
  /** Index after the last line. */
  readonly end: number;
};

type Span = { readonly start: number; readonly end: number };
export type TableRow = { readonly cells: readonly string[]; readonly index: number };
type Shape =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly TableRow[] }
  | { readonly kind: 'code'; readonly closed: boolean }
  | { readonly kind: 'html'; readonly closed: boolean }
  | { readonly kind: 'paragraph' | 'quote' | 'rule' | 'indented' };
export type Block = Span & Shape;

/** Blocks only: what stands inside a line is taken over as source and needs no parsing here. */
const blockParser = parser.configure([
  GFM,
  {
    remove: [
      'Escape',
      'Entity',
      'InlineCode',
      'HTMLTag',
      'Emphasis',
      'HardBreak',
      'Link',
      'Image',
      'LinkEnd',
      'Strikethrough',
      'Autolink',
    ],
  },
]);

/** A text with the offsets at which its lines begin. */
type Source = {
  readonly text: string;
  readonly lines: readonly string[];
  readonly starts: readonly number[];
};

const sourceFrom = (lines: readonly string[]): Source => {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return { text: lines.join('\n'), lines, starts };
};

/** Index of the line that holds an offset. */
const lineAt = ({ starts }: Source, offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

const spanOf = (source: Source, node: SyntaxNode): Span => ({
  start: lineAt(source, node.from),
  end: lineAt(source, Math.max(node.from, node.to - 1)) + 1,
});

/** Columns of leading white space; a tab reaches the next multiple of four. */
const indentOf = (line: string): number => {
  let columns = 0;
  for (const char of line) {
    if (char === ' ') columns += 1;
    else if (char === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return columns;
};

/** Takes up to `columns` of leading white space off a line. */
const dedent = (line: string, columns: number): string => {
  let done = 0;
  let index = 0;
  while (done < columns && index < line.length) {
    const char = line[index];
    if (char === ' ') done += 1;
    else if (char === '\t') done += 4 - (done % 4);
    else break;
    index += 1;
  }
  return ' '.repeat(Math.max(0, done - columns)) + line.slice(index);
};

const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
};

/** The content of an item: its first line behind the marker, the others without the content's indentation. */
const itemOf = (source: Source, node: SyntaxNode): Item => {
  const span = spanOf(source, node);
  const mark = node.getChild('ListMark');
  const first = source.lines[span.start] ?? '';
  const behind = (mark?.to ?? node.from) - (source.starts[span.start] ?? 0);
  const rest = first.slice(behind);
  const gap = indentOf(rest);
  const padding = gap === 0 || gap > 4 || rest.trim() === '' ? 1 : gap;
  const lines = source.lines.slice(span.start + 1, span.end).map((line) => dedent(line, behind + padding));
  return { ...span, text: [dedent(rest, padding), ...lines].join('\n').trim() };
};

/** The cells of a row: what stands between its delimiters, empty ones included. */
const cellsOf = (source: Source, row: SyntaxNode): string[] => {
  const bars = row.getChildren('TableDelimiter').map((bar) => bar.from);
  const edges = [row.from - 1, ...bars, row.to];
  const cells = edges.slice(1).map((edge, index) => source.text.slice((edges[index] ?? 0) + 1, edge).trim());
  const leads = bars[0] === row.from;
  const trails =
    source.text.slice((bars.at(-1) ?? -1) + 1, row.to).trim() === '' && bars.length > (leads ? 1 : 0);
  return cells.slice(leads ? 1 : 0, trails ? -1 : undefined);
};

const tableOf = (source: Source, node: SyntaxNode): Shape => {
  const header = node.getChild('TableHeader');
  return {
    kind: 'table',
    header: header ? cellsOf(source, header) : [],
    rows: node
      .getChildren('TableRow')
      .map((row) => ({ cells: cellsOf(source, row), index: lineAt(source, row.from) })),
  };
};

const atxText = (source: Source, node: SyntaxNode): string => {
  const [opening, closing] = node.getChildren('HeaderMark');
  return source.text.slice(opening?.to ?? node.from, closing?.from ?? node.to).trim();
};

const setextText = (source: Source, { start, end }: Span): string =>
  source.lines
    .slice(start, end - 1)
    .map((line) => line.trim())
    .join(' ');

/** Whether an HTML block has the end it needs: without it, it would swallow whatever is written after it. */
const isClosed = (html: string): boolean => {
  const lower = html.trimStart().toLowerCase();
  const literal = /^<(pre|script|style|textarea)(?=[\s>]|$)/.exec(lower)?.[1];
  if (literal !== undefined) return lower.includes(`</${literal}>`);
  if (lower.startsWith('<!--')) return lower.includes('-->');
  if (lower.startsWith('<![cdata[')) return lower.includes(']]>');
  if (lower.startsWith('<?')) return lower.includes('?>');
  return !/^<![a-z]/.test(lower) || lower.includes('>');
};

const shapeOf = (source: Source, node: SyntaxNode, span: Span): Shape => {
  const { name } = node.type;
  const level = Number(/^(?:ATX|Setext)Heading(\d)$/.exec(name)?.[1] ?? 0);
  if (level > 0) {
    const text = name.startsWith('ATX') ? atxText(source, node) : setextText(source, span);
    return { kind: 'heading', level, text };
  }
  switch (name) {
    case 'BulletList':
    case 'OrderedList':
      return {
        kind: 'list',
        ordered: name === 'OrderedList',
        items: node.getChildren('ListItem').map((item) => itemOf(source, item)),
      };
    case 'Table':
      return tableOf(source, node);
    case 'FencedCode':
      return { kind: 'code', closed: node.getChildren('CodeMark').length > 1 };
    case 'CodeBlock':
      return { kind: 'indented' };
    case 'HTMLBlock':
    case 'CommentBlock':
    case 'ProcessingInstructionBlock':
      return { kind: 'html', closed: isClosed(source.text.slice(node.from, node.to)) };
    case 'Blockquote':
      return { kind: 'quote' };
    case 'HorizontalRule':
      return { kind: 'rule' };
    default:
      return { kind: 'paragraph' };
  }
};

/** The blocks of these lines, in order. Lines that are not covered by a block are blank. */
export const scan = (lines: readonly string[]): readonly Block[] => {
  const source = sourceFrom(lines);
  return childrenOf(blockParser.parse(source.text).topNode).map((node) => {
    const span = spanOf(source, node);
    return { ...span, ...shapeOf(source, node, span) };
  });
};

/** The source of a block, line by line as it stood. */
export const sourceOf = (lines: readonly string[], span: Span): string =>
  lines.slice(span.start, span.end).join('\n');
