/**
 * Writes the structure tree: which marked content belongs to which paragraph, cell, figure. A long report has tens of
 * thousands of tags, so each is written as text at once, without an object of pdfkit's in between.
 */
import type { ContentMark, Tag } from '../layout/tag.ts';
import type { PdfFile, Ref } from './file.ts';
import { number } from './shapes.ts';
import { refTo, textString } from './syntax.ts';

export type TagTree = {
  /** Opens a stretch of content of that tag on the current page; gives its number there. */
  open(tag: Tag, page: number): number;
  /** Files an annotation under its tag; gives the key it has to carry. */
  annotate(tag: Tag, page: number, annotation: Ref): number;
  /** Writes everything, when all pages are drawn. */
  write(): void;
};

const isTag = (kid: Tag['kids'][number]): kid is Tag => 'role' in kid;
const isContent = (kid: Tag['kids'][number]): kid is ContentMark => 'mcid' in kid;

const firstPage = (tag: Tag): number | undefined => {
  for (const kid of tag.kids) if (!isTag(kid)) return kid.page;
  return undefined;
};

/** An inline tag takes its place among its parent's kids when something of it is first drawn. */
const attach = (tag: Tag): void => {
  if (tag.attached || tag.parent === null) return;
  tag.attached = true;
  tag.parent.kids.push(tag);
  attach(tag.parent);
};

/** What the structure has to know of a page. */
type PageEntry = {
  readonly id: number;
  readonly height: number;
  /** Number of the tag that each stretch of marked content belongs to. */
  readonly owners: number[];
};

export const tagTree = (file: PdfFile, root: Tag): TagTree => {
  const rootRef = file.object({});
  const ids = new Map<Tag, number>([[root, rootRef.id]]);
  const pages: PageEntry[] = [];
  /** The entries of the parent tree by their keys: the tags of a page, or the one tag of an annotation. */
  const parents: (PageEntry | number)[] = [];

  const idOf = (tag: Tag): number => {
    let id = ids.get(tag);
    if (id === undefined) ids.set(tag, (id = file.reserve()));
    return id;
  };
  const entryOf = (page: number): PageEntry => {
    let entry = pages[page];
    if (entry === undefined) {
      const { dictionary, height } = file.sheet;
      pages[page] = entry = { id: dictionary.id, height, owners: [] };
      dictionary.data['StructParents'] = parents.push(entry) - 1;
    }
    return entry;
  };
  const pageRef = (page: number): string => refTo(pages[page]?.id ?? 0);

  const attributesOf = (tag: Tag, home: number | undefined): string => {
    const { scope, listNumbering } = tag.attributes;
    if (scope) return `/A<</O/Table/Scope/${scope}>>`;
    if (listNumbering) return `/A<</O/List/ListNumbering/${listNumbering}>>`;
    if (tag.role === 'Figure' && tag.box) {
      const [left, top, right, bottom] = tag.box;
      const height = pages[home ?? 0]?.height ?? 0;
      const box = [left, height - bottom, right, height - top].map(number).join(' ');
      return `/A<</O/Layout/Placement/Block/BBox[${box}]>>`;
    }
    return '';
  };

  const kidOf = (kid: Tag['kids'][number], home: number | undefined): string => {
    if (isTag(kid)) return refTo(idOf(kid));
    if (!isContent(kid)) return `<</Type/OBJR/Obj ${kid.annotation} 0 R/Pg ${pageRef(kid.page)}>>`;
    return kid.page === home ? String(kid.mcid) : `<</Type/MCR/Pg ${pageRef(kid.page)}/MCID ${kid.mcid}>>`;
  };

  const write = (tag: Tag, parent: number): void => {
    const id = idOf(tag);
    const home = firstPage(tag);
    const alt = tag.attributes.alt === undefined ? '' : `/Alt${textString(tag.attributes.alt)}`;
    const page = home === undefined ? '' : `/Pg ${pageRef(home)}`;
    const kids = tag.kids.map((kid) => kidOf(kid, home)).join(' ');
    file.writeObject(
      id,
      `<</S/${tag.role}/P ${refTo(parent)}${alt}${attributesOf(tag, home)}${page}/K[${kids}]>>`,
    );
    for (const kid of tag.kids) if (isTag(kid)) write(kid, id);
  };

  /** The way back from content to its tags; the pages' lists stand in it as they are. */
  const writeParents = (): Ref => {
    const ref = file.object({});
    const entries = parents.map((entry, key) =>
      typeof entry === 'number' ? `${key} ${refTo(entry)}` : `${key}[${entry.owners.map(refTo).join(' ')}]`,
    );
    file.writeObject(ref.id, `<</Nums[${entries.join('\n')}]>>`);
    return ref;
  };

  return {
    open: (tag, page) => {
      attach(tag);
      const mcid = entryOf(page).owners.push(idOf(tag)) - 1;
      tag.kids.push({ page, mcid });
      return mcid;
    },
    annotate: (tag, page, annotation) => {
      entryOf(page);
      attach(tag);
      tag.kids.push({ page, annotation: annotation.id });
      return parents.push(idOf(tag)) - 1;
    },
    write: () => {
      const treeRoot = file.structureRoot;
      write(root, treeRoot.id);
      treeRoot.data['K'] = [rootRef];
      treeRoot.data['ParentTree'] = writeParents();
      treeRoot.data['ParentTreeNextKey'] = parents.length;
    },
  };
};
