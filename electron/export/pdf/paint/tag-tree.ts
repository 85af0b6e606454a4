/**
 * Writes the structure tree: which marked content belongs to which paragraph, cell, figure. A long report has tens of
 * thousands of tags, so each is written as text at once, without an object of pdfkit's in between.
 */
import type { ContentMark, Tag } from '../layout/tag.ts';
import type { ByteWriter } from './bytes.ts';
import type { PdfFile, Ref } from './file.ts';
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

/** The page of a tag's first content of its own, from 0; -1 where it has none. */
const firstPage = (tag: Tag): number => {
  for (const kid of tag.kids) if (!isTag(kid)) return kid.page;
  return -1;
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

  const writeAttributes = (out: ByteWriter, tag: Tag, home: number): void => {
    const { alt, scope, listNumbering } = tag.attributes;
    if (alt !== undefined) out.text(`/Alt${textString(alt)}`);
    if (scope) out.text(`/A<</O/Table/Scope/${scope}>>`);
    else if (listNumbering) out.text(`/A<</O/List/ListNumbering/${listNumbering}>>`);
    else if (tag.role === 'Figure' && tag.box) {
      const [left, top, right, bottom] = tag.box;
      const height = pages[home]?.height ?? 0;
      out.text('/A<</O/Layout/Placement/Block/BBox[');
      for (const side of [left, height - bottom, right, height - top]) {
        out.number(side);
        out.text(' ');
      }
      out.text(']>>');
    }
  };

  const writeKid = (out: ByteWriter, kid: Tag['kids'][number], home: number): void => {
    if (isTag(kid)) {
      out.whole(idOf(kid));
      out.text(' 0 R');
    } else if (!isContent(kid)) {
      out.text(`<</Type/OBJR/Obj ${refTo(kid.annotation)}/Pg ${pageRef(kid.page)}>>`);
    } else if (kid.page === home) out.whole(kid.mcid);
    else out.text(`<</Type/MCR/Pg ${pageRef(kid.page)}/MCID ${kid.mcid}>>`);
  };

  const write = (tag: Tag, parent: number): void => {
    const id = idOf(tag);
    const home = firstPage(tag);
    const { kids } = tag;
    const out = file.beginObject(id);
    out.text(`<</S/${tag.role}/P `);
    out.whole(parent);
    out.text(' 0 R');
    writeAttributes(out, tag, home);
    if (home >= 0) {
      out.text('/Pg ');
      out.whole(pages[home]?.id ?? 0);
      out.text(' 0 R');
    }
    out.text(kids.length === 1 ? '/K ' : '/K[');
    kids.forEach((kid, index) => {
      if (index > 0) out.text(' ');
      writeKid(out, kid, home);
    });
    out.text(kids.length === 1 ? '>>' : ']>>');
    file.endObject();
    for (const kid of kids) if (isTag(kid)) write(kid, id);
  };

  /** The way back from content to its tags; the pages' lists stand in it as they are. */
  const writeParents = (): Ref => {
    const ref = file.object({});
    const out = file.beginObject(ref.id);
    out.text('<</Nums[');
    parents.forEach((entry, key) => {
      out.whole(key);
      out.text(' ');
      if (typeof entry === 'number') out.text(`${refTo(entry)}\n`);
      else {
        out.text('[');
        for (const owner of entry.owners) {
          out.whole(owner);
          out.text(' 0 R ');
        }
        out.text(']\n');
      }
    });
    out.text(']>>');
    file.endObject();
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
