/**
 * Prose holds Markdown source and is written as it stands, byte for byte. Where the text would be taken for something
 * else at its place (a heading inside an answer, an unclosed code fence, the words of a placeholder), it is written as a
 * quotation under a comment, where nothing can reach out of it:
 *
 *     <!-- verbatim -->
 *     > # not a heading of this report
 */
import { isPlaceholder } from '../form.ts';
import { decodeCell, encodeCell } from './cell.ts';
import { scan } from './scan.ts';

export const VERBATIM = '<!-- verbatim -->';
/** Stands for a row that exists and says nothing. */
export const EMPTY = '<!-- empty -->';

export const quoted = (text: string): string[] => [
  VERBATIM,
  ...text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`)),
];

const unquoted = (source: string): string | null => {
  const [mark, ...rest] = source.split('\n');
  if (mark?.trim() !== VERBATIM) return null;
  const lines = rest.map((line) => /^> ?(.*)$/s.exec(line)?.[1]);
  return lines.every((line) => line !== undefined) ? lines.join('\n') : null;
};

/** The text of a prose field out of its Markdown: '' for placeholders. */
export const readProse = (source: string): string => {
  const trimmed = source.trim();
  if (trimmed === EMPTY || isPlaceholder(trimmed)) return '';
  return unquoted(trimmed) ?? trimmed;
};

const survives = (text: string): boolean => readProse(text) === text;

/** What the text must not be taken for where it stands. */
export type Place = {
  /** Which lines would start another field. */
  readonly isLabel: (line: string) => boolean;
  /** Where a list follows that is a field of its own. */
  readonly noLists?: boolean;
};

/** Whether the text can stand between the blocks of a report and be nothing but text there. */
const standsAlone = (text: string, { isLabel, noLists = false }: Place): boolean => {
  const lines = text.split('\n');
  return (
    survives(text) &&
    scan(lines).every((block) => {
      switch (block.kind) {
        case 'paragraph':
          return !lines.slice(block.start, block.end).some(isLabel);
        case 'code':
          return block.closed;
        case 'list':
          return !noLists;
        case 'quote':
        case 'table':
          return true;
        case 'heading':
        case 'html':
        case 'rule':
        case 'indented':
          return false;
      }
    })
  );
};

/** Lines of a prose field that stands by itself. */
export const proseLines = (text: string, placeholder: string, place: Place): string[] => {
  if (text === '') return placeholder === '' ? [] : [placeholder];
  return standsAlone(text, place) ? text.split('\n') : quoted(text);
};

/** Lines of a prose field after its label: on the label's line where it starts as a paragraph, else below it. */
export const labelledProse = (label: string, text: string, placeholder: string, place: Place): string[] => {
  const body = proseLines(text, placeholder, place);
  const joined = [`${label} ${body[0] ?? ''}`, ...body.slice(1)];
  const alone = scan(body);
  const together = scan(joined);
  const fits =
    alone[0]?.kind === 'paragraph' &&
    together.length === alone.length &&
    together.every((block, index) => block.kind === alone[index]?.kind && block.end === alone[index].end);
  return fits ? joined : [label, '', ...body];
};

/** Lines of a list item: marker, an optional label, and prose that keeps every byte. */
export const itemLines = (marker: string, label: string, text: string, placeholder: string): string[] => {
  const indent = ' '.repeat(marker.length + 1);
  const compose = (lines: readonly string[]): string[] =>
    lines.map((line, index) => (index === 0 ? `${marker} ${line}` : line === '' ? '' : indent + line));
  if (text === '') return compose([`${label}${label === '' ? '' : ' '}${placeholder}`]);
  const head = label === '' ? '' : `${label} `;
  const plain = compose((head + text).split('\n'));
  // A list follows the line of its label: what would make a table or a heading of that line has to be quoted.
  const first = /^(?:-|1\.)$/.test(marker);
  const [above, block, ...others] = scan(first ? ['Label:', ...plain] : ['Label:', '', ...plain]);
  const intact =
    survives(text) &&
    above?.end === 1 &&
    others.length === 0 &&
    block?.kind === 'list' &&
    block.items.length === 1 &&
    block.items[0]?.text === head + text;
  if (intact) return plain;
  return compose(label === '' ? quoted(text) : [label, ...quoted(text)]);
};

/** Prose in a table cell. */
export const proseCell = (text: string): string => {
  const cell = encodeCell(text);
  return readProseCell(cell) === text ? cell : VERBATIM + cell;
};

/** The text of a prose cell: '' for placeholders. */
export const readProseCell = (cell: string): string => {
  const text = decodeCell(cell);
  if (text.startsWith(VERBATIM)) return text.slice(VERBATIM.length);
  return isPlaceholder(text) ? '' : text;
};
