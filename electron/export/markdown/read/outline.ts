/**
 * Cuts a document into chunks, each under a heading or a label that says what it is. Every line of the document ends up
 * in one chunk, as one fact, or is a heading, a label or blank.
 */
import { type Block, scan } from '../syntax/scan.ts';
import { readSeal, type Seal } from '../seal.ts';
import { boldLabel, factOf, type Label, partOf } from './names.ts';
import type { Fact } from './synonyms/facts.ts';
import type { Part } from './synonyms/parts.ts';

export type Chunk = {
  /** What it holds; null where its heading is not known. */
  readonly part: Part | null;
  /** Headings and label above it as written, outermost first. */
  readonly headings: readonly string[];
  /** The known part around a heading; for a label, the part before it. */
  readonly within: Part | null;
  readonly lines: string[];
};

export type FactLine = {
  readonly fact: Fact;
  readonly value: string;
  readonly source: string;
  readonly headings: readonly string[];
};

export type Outline = {
  /** First heading of level 1 where it names no part; '' where there is none. */
  readonly title: string;
  readonly seal: Seal | null;
  readonly chunks: readonly Chunk[];
  readonly facts: readonly FactLine[];
};

/** "Root cause: a full disk" or "TODO" at the start of a paragraph, in texts without headings. */
const plainLabel = (line: string): Label | null => {
  const match = /^([\p{Lu}][\p{L}\d '&/-]{2,40}?)(?::[ \t]*(.*)|[ \t]*)$/su.exec(line);
  return match ? { name: match[1] ?? '', rest: match[2] ?? '' } : null;
};

type Open = { readonly level: number; readonly text: string; readonly part: Part | null };

/** Reads the outline of a document given as lines. */
export const readOutline = (lines: readonly string[]): Outline => {
  const blocks = scan(lines);
  const seal = findSeal(lines, blocks);
  const chunks: Chunk[] = [];
  const facts: FactLine[] = [];
  let path: Open[] = [];
  let title = '';
  let current: Chunk = { part: 'header', headings: [], within: null, lines: [] };
  chunks.push(current);

  /** Lines of the current chunk up to its last block that is not a rule: rules between sections are furniture. */
  let content = 0;
  const close = (): void => {
    current.lines.length = content;
    content = 0;
  };

  const open = (part: Part | null, label: string | null, within: Part | null): void => {
    close();
    const headings = path.map(({ text }) => text);
    current = { part, headings: label === null ? headings : [...headings, label], within, lines: [] };
    chunks.push(current);
  };

  const openHeading = (level: number, text: string): void => {
    const part = partOf(text);
    const first = path.length === 0 && chunks.length === 1 && title === '';
    if (first && level === 1 && part === null) {
      title = text;
      open('header', null, null);
      return;
    }
    path = [...path.filter((above) => above.level < level), { level, text, part }];
    const within = path.findLast((above) => above.part !== null)?.part ?? null;
    open(part, null, within);
  };

  const readLine = (line: string, first: boolean): void => {
    const unheaded = first && seal === null && path.length === 0;
    const label = current.part === 'notes' ? null : (boldLabel(line) ?? (unheaded ? plainLabel(line) : null));
    const fact = label && factOf(label.name, current.part);
    if (label && fact) {
      facts.push({ fact, value: label.rest, source: line, headings: current.headings });
      return;
    }
    const part = label && partOf(label.name);
    if (label && part) {
      open(part, label.name, current.part);
      current.lines.push(label.rest);
      if (label.rest !== '') content = current.lines.length;
      return;
    }
    current.lines.push(line);
    content = current.lines.length;
  };

  let done = 0;
  for (const block of blocks) {
    for (; done < block.start; done += 1) current.lines.push(lines[done] ?? '');
    done = block.end;
    if (block.kind === 'heading' && !(current.part === 'notes' && block.level > 2)) {
      openHeading(block.level, block.text);
    } else if (block.kind === 'paragraph') {
      for (let index = block.start; index < block.end; index += 1)
        readLine(lines[index] ?? '', index === block.start);
    } else if (block.kind !== 'html' || readSeal(lines[block.start] ?? '') === null) {
      for (let index = block.start; index < block.end; index += 1) current.lines.push(lines[index] ?? '');
      if (block.kind !== 'rule') content = current.lines.length;
    }
  }
  close();
  return { title, seal, chunks, facts };
};

const findSeal = (lines: readonly string[], blocks: readonly Block[]): Seal | null => {
  for (const block of blocks.toReversed()) {
    const seal =
      block.kind === 'html' && block.end === block.start + 1 ? readSeal(lines[block.start] ?? '') : null;
    if (seal) return seal;
  }
  return null;
};
