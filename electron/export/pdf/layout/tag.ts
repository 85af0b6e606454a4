/** The structure tree of the tagged PDF, as plain data: made while laying out, filled with marks while painting. */

export type Role =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Form'
  | 'Note'
  | 'BlockQuote'
  | 'Code'
  | 'Span';

export type Attributes = {
  /** What a picture or a drawn sign shows, in words. */
  readonly alt?: string;
  /** Header cells: what they head. */
  readonly scope?: 'Column' | 'Row';
  readonly listNumbering?: 'None' | 'Disc' | 'Decimal';
};

/** One stretch of marked content: the n-th on its page. */
export type ContentMark = { readonly page: number; readonly mcid: number };

export type Tag = {
  readonly role: Role;
  readonly attributes: Attributes;
  readonly parent: Tag | null;
  /** Children, marked content and annotations (by object number) in reading order. */
  readonly kids: (Tag | ContentMark | { readonly page: number; readonly annotation: number })[];
  /** False until an inline tag is first drawn, which decides its place among its parent's kids. */
  attached: boolean;
  /** Where a figure was drawn: left, top, right, bottom from the page's top left corner. */
  box: readonly [number, number, number, number] | null;
};

const noAttributes: Attributes = {};

export const rootTag = (): Tag => ({
  role: 'Document',
  attributes: noAttributes,
  parent: null,
  kids: [],
  attached: true,
  box: null,
});

/** A child after those already there. */
export const tagIn = (parent: Tag, role: Role, attributes: Attributes = noAttributes): Tag => {
  const tag: Tag = { role, attributes, parent, kids: [], attached: true, box: null };
  parent.kids.push(tag);
  return tag;
};

/** A child that takes its place among its parent's text when it is first drawn. */
export const inlineTag = (parent: Tag, role: Role, attributes: Attributes = noAttributes): Tag => ({
  role,
  attributes,
  parent,
  kids: [],
  attached: false,
  box: null,
});
