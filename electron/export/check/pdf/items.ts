/** The tags of a PDF as the sequence of what they say. */
import type { Item, ItemKind } from '../item.ts';
import { plain } from '../words.ts';
import type { Tag, TagListener } from './read/structure.ts';
import { type Dict, unreadable } from './read/value.ts';

export type Annotated = { readonly annotation: Dict; readonly page: number; readonly role: string };

/** Tags that stand in the middle of words. */
const inline = new Set(['Span', 'Link', 'Code', 'Reference']);
/** Tags that hold others and say nothing by themselves. */
const silent = new Set(['Document', 'Sect', 'L', 'LI', 'THead', 'TBody', 'TOC', 'Form']);
const opening: ReadonlyMap<string, ItemKind> = new Map([
  ['Table', 'table'],
  ['TR', 'row'],
  ['TH', 'head'],
  ['TD', 'cell'],
  ['Div', 'groupStart'],
]);
const kindOfText: ReadonlyMap<string, ItemKind> = new Map([
  ['H1', 'heading'],
  ['H2', 'heading'],
  ['H3', 'heading'],
  ['P', 'text'],
  ['LBody', 'text'],
  ['BlockQuote', 'text'],
  ['Lbl', 'label'],
  ['TH', 'text'],
  ['TD', 'text'],
  ['Caption', 'caption'],
  ['Figure', 'lettering'],
  ['TOCI', 'entry'],
  ['Note', 'text'],
]);

const boxOf = (alt: string): string => {
  if (alt.startsWith('Ticked')) return 'ticked';
  return alt.startsWith('Not ticked') ? 'open' : unreadable(`a sign that stands for “${alt}”`);
};

/** An item without words, which stands for a place alone: one for each kind, since there are tens of thousands. */
const signs = new Map<ItemKind, Item>();
const signOf = (kind: ItemKind): Item => {
  let sign = signs.get(kind);
  if (sign === undefined) signs.set(kind, (sign = { kind, text: '', page: -1 }));
  return sign;
};

/** A tag that is open. */
type Open = {
  readonly role: string;
  readonly isInline: boolean;
  /** Role of the tag whose words these are: its own, or where it stands in the middle of words, that around it. */
  readonly home: string;
  /** A text of its own stands for what is inside. */
  readonly isTold: boolean;
};

/** Gathers the items of a file while its tags are read. */
export class ItemReader implements TagListener {
  readonly items: Item[] = [];
  readonly annotations: Annotated[] = [];
  readonly #open: Open[] = [];
  /** Words gathered for one item, with the page on which they begin. */
  #words = '';
  #page = -1;
  #isCut = false;

  open({ role, alt, actual }: Tag): void {
    const around = this.#open.at(-1);
    const isInline = inline.has(role);
    const opens = opening.get(role);
    if (!isInline && !silent.has(role) && opens === undefined && !kindOfText.has(role)) {
      unreadable(`a tag ${role} is not known`);
    }
    if (around !== undefined && !isInline) this.#flush(around.home);
    const home = isInline ? (around?.home ?? role) : role;
    this.#open.push({ role, isInline, home, isTold: actual !== null });
    if (alt !== '' && role !== 'Figure' && role !== 'Form') {
      this.#flush(home);
      this.items.push({ kind: 'box', text: boxOf(alt), page: this.#page });
    }
    if (role === 'Figure') this.items.push({ kind: 'figure', text: plain(alt), page: -1 });
    if (opens !== undefined) this.items.push(signOf(opens));
    if (actual !== null) this.#words += actual;
  }

  text(text: string, page: number, isCut: boolean): void {
    if (this.#open.at(-1)?.isTold !== true) this.#words += text;
    if (this.#page < 0) this.#page = page;
    this.#isCut ||= isCut;
  }

  annotation(annotation: Dict, page: number): void {
    const role = this.#open.at(-1)?.role ?? '';
    this.annotations.push({ annotation, page, role });
    if (role === 'Form') this.items.push({ kind: 'field', text: '', page });
  }

  close(): void {
    const closed = this.#open.pop();
    if (closed === undefined || closed.isInline) return;
    this.#flush(closed.home);
    if (closed.role === 'Div') this.items.push(signOf('groupEnd'));
  }

  #flush(role: string): void {
    const text = this.#words === '' ? '' : plain(this.#words);
    if (text !== '') {
      const kind = kindOfText.get(role) ?? unreadable(`words in a tag ${role}: “${text.slice(0, 60)}”`);
      this.items.push({ kind, text, page: this.#page, isCut: this.#isCut });
    }
    this.#words = '';
    this.#page = -1;
    this.#isCut = false;
  }
}
