/** The tags of a PDF as the sequence of what they say. */
import type { Item, ItemKind } from '../item.ts';
import { plain } from '../words.ts';
import type { Element } from './read/structure.ts';
import { type Dict, unreadable } from './read/value.ts';

export type Annotated = { readonly annotation: Dict; readonly page: number; readonly role: string };

/** Tags that stand in the middle of words. */
const inline = new Set(['Span', 'Link', 'Code', 'Reference']);
/** Tags that hold others and say nothing by themselves. */
const silent = new Set(['Document', 'Sect', 'L', 'LI', 'THead', 'TBody', 'TOC', 'Form']);
const opening: Readonly<Record<string, ItemKind>> = {
  Table: 'table',
  TR: 'row',
  TH: 'head',
  TD: 'cell',
  Div: 'groupStart',
};
const kindOfText: Readonly<Record<string, ItemKind>> = {
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  P: 'text',
  LBody: 'text',
  BlockQuote: 'text',
  Lbl: 'label',
  TH: 'text',
  TD: 'text',
  Caption: 'caption',
  Figure: 'lettering',
  TOCI: 'entry',
  Note: 'text',
};

const boxOf = (alt: string): string => {
  if (alt.startsWith('Ticked')) return 'ticked';
  return alt.startsWith('Not ticked') ? 'open' : unreadable(`a sign that stands for “${alt}”`);
};

export const itemsOf = (
  root: Element,
): { readonly items: readonly Item[]; readonly annotations: readonly Annotated[] } => {
  const items: Item[] = [];
  const annotations: Annotated[] = [];

  /** Words gathered for one item. */
  let words = '';
  let page = -1;
  let isCut = false;
  const flush = (role: string): void => {
    const text = words.trim() === '' ? '' : plain(words);
    if (text !== '') {
      const kind = kindOfText[role];
      if (kind === undefined) unreadable(`words in a tag ${role}: “${text.slice(0, 60)}”`);
      else items.push({ kind, text, page, isCut });
    }
    words = '';
    page = -1;
    isCut = false;
  };

  const walk = (element: Element, holder: string): void => {
    const { role, alt } = element;
    const isInline = inline.has(role);
    if (!isInline && !silent.has(role) && opening[role] === undefined && kindOfText[role] === undefined) {
      unreadable(`a tag ${role} is not known`);
    }
    const home = isInline ? holder : role;
    if (alt !== '' && role !== 'Figure' && role !== 'Form') {
      flush(home);
      items.push({ kind: 'box', text: boxOf(alt), page });
    }
    if (role === 'Figure') items.push({ kind: 'figure', text: plain(alt), page: -1 });
    const open = opening[role];
    if (open !== undefined) items.push({ kind: open, text: '', page: -1 });
    if (element.actual !== null) words += element.actual;
    for (const kid of element.kids) {
      if (kid.kind === 'text') {
        if (element.actual === null) words += kid.text;
        if (page < 0) page = kid.page;
        isCut ||= kid.isCut;
      } else if (kid.kind === 'annotation') {
        annotations.push({ annotation: kid.annotation, page: kid.page, role });
        if (role === 'Form') items.push({ kind: 'field', text: '', page: kid.page });
      } else if (inline.has(kid.element.role)) walk(kid.element, home);
      else {
        flush(home);
        walk(kid.element, kid.element.role);
      }
    }
    if (!isInline) flush(home);
    if (role === 'Div') items.push({ kind: 'groupEnd', text: '', page: -1 });
  };
  walk(root, root.role);
  return { items, annotations };
};
