/** Contents, bookmarks and links: all of them lead to where they say. */
import type { Heading } from '../../../../shared/document/blocks.ts';
import type { Problem } from '../compare.ts';
import type { Item } from '../item.ts';
import type { Warned } from '../warned.ts';
import { address } from '../links.ts';
import { plain, says } from '../words.ts';
import type { Annotated } from './items.ts';
import type { PdfObjects } from './read/file.ts';
import { nameTree } from './read/name-tree.ts';
import type { Page } from './read/pages.ts';
import { type Dict, isDict, Name, PdfString, unreadable, type Value } from './read/value.ts';

/** Page, from 0, of a destination: `[page /XYZ …]`, or a dictionary around one. */
const pageOf = (file: PdfObjects, value: Value | undefined, pages: ReadonlyMap<Dict, number>): number => {
  const found = file.resolve(value);
  const [page] = file.array(isDict(found) ? found.get('D') : found, 'a destination');
  return (
    pages.get(file.dict(page, 'the page of a destination')) ??
    unreadable('a destination on a page that is not there')
  );
};

type Bookmark = { readonly title: string; readonly page: number };

const bookmarks = (
  file: PdfObjects,
  catalogue: Dict,
  pages: ReadonlyMap<Dict, number>,
): readonly Bookmark[] => {
  const list: Bookmark[] = [];
  const seen = new Set<Dict>();
  const walk = (first: Value | undefined): void => {
    for (let next = first; next !== undefined;) {
      const node = file.dict(next, 'a bookmark');
      if (seen.has(node)) return unreadable('bookmarks that go round in a circle');
      seen.add(node);
      list.push({
        title: file.text(node.get('Title'), 'a bookmark'),
        page: pageOf(file, node.get('Dest'), pages),
      });
      if (node.has('First')) walk(node.get('First'));
      next = node.get('Next');
    }
  };
  if (catalogue.has('Outlines')) walk(file.dict(catalogue.get('Outlines'), 'the bookmarks').get('First'));
  return list;
};

export type Navigation = {
  readonly headings: readonly Heading[];
  /** Heading items in their order, with their pages. */
  readonly printed: readonly Item[];
  readonly entries: readonly Item[];
  readonly annotations: readonly Annotated[];
  /** Addresses that the document links to. */
  readonly links: ReadonlySet<string>;
  readonly warned: Warned;
};

const problem = (what: string): Problem => ({ source: '', what });

const entryProblem = ({ headings, printed, entries, warned }: Navigation): Problem | null => {
  if (entries.length === 0) return null;
  const pageOfHeading = (heading: Heading): number => printed[headings.indexOf(heading)]?.page ?? -1;
  const sections = headings.filter(({ level }) => level === 1);
  const listed = entries.length === sections.length ? sections : headings.filter(({ level }) => level <= 2);
  for (const [index, heading] of listed.entries()) {
    const want = plain(`${heading.number} ${heading.text} ${pageOfHeading(heading) + 1}`);
    if (!says(entries[index]?.text ?? '', want, warned(heading.source ?? '')))
      return problem(`lacks “${want}” in its contents`);
  }
  return entries.length === listed.length ? null : problem('has a line too many in its contents');
};

export const navigationProblem = (
  file: PdfObjects,
  catalogue: Dict,
  pages: readonly Page[],
  navigation: Navigation,
): Problem | null => {
  const numbers = new Map<Dict, number>(pages.map(({ dict }, index) => [dict, index]));
  const marks = bookmarks(file, catalogue, numbers);
  for (const [index, heading] of navigation.headings.entries()) {
    const title = plain(`${heading.number} ${heading.text}`);
    const mark = marks[index];
    if (mark === undefined || plain(mark.title) !== title) return problem(`lacks the bookmark “${title}”`);
    if (mark.page !== navigation.printed[index]?.page)
      return problem(`has a bookmark “${title}” that leads to the wrong page`);
  }
  const known = nameTree(file, catalogue, 'Dests');
  for (const destination of known.values()) pageOf(file, destination, numbers);
  const addresses = new Set<string>();
  for (const { annotation, page } of navigation.annotations) {
    if (file.name(annotation.get('Subtype'), 'the kind of an annotation') !== 'Link') continue;
    const listed = file.array(pages[page]?.dict.get('Annots'), 'the annotations of a page').map(file.resolve);
    if (!listed.includes(annotation)) return problem(`has a link on page ${page + 1} that cannot be clicked`);
    const action = file.dict(annotation.get('A'), 'the action of a link');
    const kind = file.resolve(action.get('S'));
    if (!(kind instanceof Name)) return unreadable('a link without an action');
    const target = file.resolve(action.get(kind.text === 'URI' ? 'URI' : 'D'));
    if (!(target instanceof PdfString)) return unreadable('a link that leads nowhere');
    if (kind.text === 'URI') addresses.add(address(target.bytes));
    else if (!known.has(target.bytes)) return problem(`has a link on page ${page + 1} that leads nowhere`);
  }
  for (const link of navigation.links) {
    if (!addresses.has(address(link))) return problem(`lacks the link to ${link}`);
  }
  return entryProblem(navigation);
};
