/** The tree of tags of a PDF: what assistive technology reads, in its order. */
import type { PdfObjects } from './file.ts';
import type { Page } from './pages.ts';
import { type Dict, isArray, isDict, unreadable, type Value } from './value.ts';

export type Tag = {
  readonly role: string;
  /** What it shows or says in words; '' where it has none. */
  readonly alt: string;
  /** What stands for all text inside; null where nothing does. */
  readonly actual: string | null;
};

/** Is told of the tags and what stands in them, in the order in which they are read out. Pages count from 0. */
export interface TagListener {
  open(tag: Tag): void;
  text(text: string, page: number, isCut: boolean): void;
  annotation(annotation: Dict, page: number): void;
  close(): void;
}

/** Nesting beyond which a file is refused. */
const DEEPEST = 500;

/** Goes through the tree. Every stretch of marked content must belong to exactly one tag. */
export const readStructure = (
  file: PdfObjects,
  catalogue: Dict,
  pages: readonly Page[],
  listener: TagListener,
): void => {
  const numbers = new Map<Dict, number>(pages.map((page, index) => [page.dict, index]));
  const unclaimed = pages.map((page) => new Set(page.content.texts.keys()));

  const pageOf = (value: Value | undefined, inherited: number): number => {
    if (value === undefined) return inherited;
    return (
      numbers.get(file.dict(value, 'the page of a tag')) ?? unreadable('a tag on a page that is not there')
    );
  };
  const claim = (number: number, page: number): void => {
    const content = pages[page]?.content;
    const text = content?.texts.get(number);
    if (content === undefined || text === undefined || unclaimed[page]?.delete(number) !== true) {
      return unreadable(`tagged content ${number} is not on page ${page + 1} or belongs to two tags`);
    }
    listener.text(text, page, content.cut.has(number));
  };
  const kindOf = (dict: Dict): string => {
    const type = dict.get('Type');
    return type === undefined ? 'StructElem' : file.name(type, 'the type of a tag');
  };
  const readKid = (value: Value, page: number, depth: number): void => {
    const found = file.resolve(value);
    if (typeof found === 'number') return claim(found, page);
    if (!isDict(found)) return unreadable('a tag that holds something unknown');
    const kind = kindOf(found);
    const own = pageOf(found.get('Pg'), page);
    if (kind === 'StructElem') return readTag(found, own, depth);
    if (kind === 'MCR') return claim(file.number(found.get('MCID'), 'the number of tagged content'), own);
    if (kind !== 'OBJR') return unreadable(`a tag of the kind ${kind}`);
    return listener.annotation(file.dict(found.get('Obj'), 'a tagged annotation'), own);
  };
  const readTag = (dict: Dict, page: number, depth: number): void => {
    if (depth > DEEPEST) unreadable('tags nested too deeply');
    const told = dict.get('ActualText');
    listener.open({
      role: file.name(dict.get('S'), 'the role of a tag'),
      alt: file.text(dict.get('Alt'), 'the words for a picture'),
      actual: told === undefined ? null : file.text(told, 'a spoken text'),
    });
    const kids = file.resolve(dict.get('K'));
    if (isArray(kids)) for (const kid of kids) readKid(kid, page, depth + 1);
    else if (kids !== null) readKid(kids, page, depth + 1);
    listener.close();
  };

  const root = file.dict(catalogue.get('StructTreeRoot'), 'the tree of tags');
  const top = file.resolve(root.get('K'));
  const [document, ...others] = (isArray(top) ? top : [top]).map(file.resolve);
  if (!isDict(document) || kindOf(document) !== 'StructElem' || others.length > 0)
    return unreadable('the tree of tags has no single root');
  readKid(document, -1, 0);
  unclaimed.forEach((left, page) => {
    const [number] = left;
    if (number !== undefined) {
      unreadable(
        `the text “${pages[page]?.content.texts.get(number)?.slice(0, 60)}” on page ${page + 1} has no tag`,
      );
    }
  });
};
