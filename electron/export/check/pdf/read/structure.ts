/** The tree of tags of a PDF: what assistive technology reads, in its order. */
import type { PdfObjects } from './file.ts';
import type { Page } from './pages.ts';
import { type Dict, isArray, isDict, unreadable, type Value } from './value.ts';

export type Element = {
  readonly role: string;
  /** What it shows or says in words; '' where it has none. */
  readonly alt: string;
  /** What stands for all text inside; null where nothing does. */
  readonly actual: string | null;
  readonly kids: readonly Kid[];
};
export type Kid =
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'text'; readonly text: string; readonly page: number; readonly isCut: boolean }
  | { readonly kind: 'annotation'; readonly annotation: Dict; readonly page: number };

/** Nesting beyond which a file is refused. */
const DEEPEST = 500;

/** The tree. Every stretch of marked content must belong to exactly one element. */
export const readStructure = (file: PdfObjects, catalogue: Dict, pages: readonly Page[]): Element => {
  const numbers = new Map<Dict, number>(pages.map((page, index) => [page.dict, index]));
  const unclaimed = pages.map((page) => new Set(page.content.texts.keys()));

  const pageOf = (value: Value | undefined, inherited: number): number => {
    if (value === undefined) return inherited;
    return (
      numbers.get(file.dict(value, 'the page of a tag')) ?? unreadable('a tag on a page that is not there')
    );
  };
  const claim = (number: number, page: number): Kid => {
    const text = pages[page]?.content.texts.get(number);
    if (text === undefined || unclaimed[page]?.delete(number) !== true) {
      return unreadable(`tagged content ${number} is not on page ${page + 1} or belongs to two tags`);
    }
    return { kind: 'text', text, page, isCut: pages[page]?.content.cut.has(number) === true };
  };
  const kidOf = (value: Value, page: number, depth: number): Kid => {
    const found = file.resolve(value);
    if (typeof found === 'number') return claim(found, page);
    if (!isDict(found)) return unreadable('a tag that holds something unknown');
    const kind = found.has('Type') ? file.name(found.get('Type'), 'the type of a tag') : 'StructElem';
    const own = pageOf(found.get('Pg'), page);
    if (kind === 'MCR') return claim(file.number(found.get('MCID'), 'the number of tagged content'), own);
    if (kind === 'OBJR') {
      return {
        kind: 'annotation',
        annotation: file.dict(found.get('Obj'), 'a tagged annotation'),
        page: own,
      };
    }
    if (kind !== 'StructElem') return unreadable(`a tag of the kind ${kind}`);
    return { kind: 'element', element: elementOf(found, own, depth + 1) };
  };
  const elementOf = (dict: Dict, page: number, depth: number): Element => {
    if (depth > DEEPEST) unreadable('tags nested too deeply');
    const kids = file.resolve(dict.get('K'));
    const list = kids === null ? [] : isArray(kids) ? kids : [kids];
    const role = file.name(dict.get('S'), 'the role of a tag');
    return {
      role,
      alt: file.text(dict.get('Alt'), 'the words for a picture'),
      actual: dict.has('ActualText') ? file.text(dict.get('ActualText'), 'a spoken text') : null,
      kids: list.map((kid) => kidOf(kid, page, depth)),
    };
  };

  const root = file.dict(catalogue.get('StructTreeRoot'), 'the tree of tags');
  const top = file.resolve(root.get('K'));
  const first = Array.isArray(top) ? top : [root.get('K') ?? null];
  const [document, ...others] = first.map((kid: Value) => kidOf(kid, -1, 0));
  if (document?.kind !== 'element' || others.length > 0)
    return unreadable('the tree of tags has no single root');
  unclaimed.forEach((left, page) => {
    const [number] = left;
    if (number !== undefined) {
      unreadable(
        `the text “${pages[page]?.content.texts.get(number)?.slice(0, 60)}” on page ${page + 1} has no tag`,
      );
    }
  });
  return document.element;
};

/** The page on which an element begins, from 0; -1 where it has no content. */
export const pageOfElement = (element: Element): number => {
  for (const kid of element.kids) {
    const page = kid.kind === 'element' ? pageOfElement(kid.element) : kid.page;
    if (page >= 0) return page;
  }
  return -1;
};
