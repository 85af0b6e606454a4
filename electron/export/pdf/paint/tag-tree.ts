/** Writes the structure tree: which marked content belongs to which paragraph, cell, figure. */
import type { Attributes, ContentMark, Tag } from '../layout/tag.ts';
import type { PdfFile, Ref } from './file.ts';

export type TagTree = {
  /** Opens a stretch of content of that tag on the current page; gives its number there. */
  open(tag: Tag, page: number): number;
  /** Files an annotation under its tag; gives the key it has to carry. */
  annotate(tag: Tag, page: number, annotation: Ref): number;
  /** Writes everything, when all pages are drawn. */
  write(): void;
};

const attributesOf = (tag: Tag, heightOf: (page: number) => number): unknown => {
  const { scope, listNumbering }: Attributes = tag.attributes;
  if (scope) return { O: 'Table', Scope: scope };
  if (listNumbering) return { O: 'List', ListNumbering: listNumbering };
  if (tag.role === 'Figure' && tag.box) {
    const page = firstPage(tag) ?? 0;
    const [left, top, right, bottom] = tag.box;
    const height = heightOf(page);
    return { O: 'Layout', Placement: 'Block', BBox: [left, height - bottom, right, height - top] };
  }
  return undefined;
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

export const tagTree = (file: PdfFile, root: Tag): TagTree => {
  const refs = new Map<Tag, Ref>();
  const pages: Ref[] = [];
  const heights: number[] = [];
  const refOf = (tag: Tag): Ref => {
    let ref = refs.get(tag);
    if (ref === undefined) refs.set(tag, (ref = file.object({})));
    return ref;
  };
  const meet = (page: number): void => {
    pages[page] ??= file.sheet.dictionary;
    heights[page] ??= file.sheet.height;
  };

  const write = (tag: Tag, parent: Ref): void => {
    const ref = refOf(tag);
    const home = firstPage(tag);
    const data: Record<string, unknown> = {
      S: tag.role,
      P: parent,
      Alt: tag.attributes.alt === undefined ? undefined : new String(tag.attributes.alt),
      A: attributesOf(tag, (page) => heights[page] ?? 0),
      Pg: home === undefined ? undefined : pages[home],
      K: tag.kids.map((kid) => {
        if (isTag(kid)) return refOf(kid);
        if (!isContent(kid)) return { Type: 'OBJR', Obj: kid.annotation, Pg: pages[kid.page] };
        return kid.page === home ? kid.mcid : { Type: 'MCR', Pg: pages[kid.page], MCID: kid.mcid };
      }),
    };
    Object.assign(ref.data, data);
    for (const kid of tag.kids) if (isTag(kid)) write(kid, ref);
    ref.end();
  };

  return {
    open: (tag, page) => {
      meet(page);
      attach(tag);
      const parents = file.getStructParentTree().get(file.sheet.structParentTreeKey);
      if (!Array.isArray(parents)) throw new Error('The page has no list of tags.');
      const mcid = parents.push(refOf(tag)) - 1;
      tag.kids.push({ page, mcid });
      return mcid;
    },
    annotate: (tag, page, annotation) => {
      meet(page);
      attach(tag);
      const key = file.createStructParentTreeNextKey();
      file.getStructParentTree().add(key, refOf(tag));
      tag.kids.push({ page, annotation });
      return key;
    },
    write: () => {
      const treeRoot = file.structureRoot;
      write(root, treeRoot);
      treeRoot.data['K'] = [refOf(root)];
    },
  };
};
