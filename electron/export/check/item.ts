/**
 * What a document says, as one sequence in the order of reading. The checks read a file into it and hold it against the
 * sequence that the document tree asks for.
 */

export type ItemKind =
  | 'heading'
  /** Words of a paragraph, of a cell, of a value. */
  | 'text'
  /** A list's number or sign, or the term of a fact. */
  | 'label'
  | 'caption'
  | 'table'
  | 'row'
  | 'head'
  | 'cell'
  /** A box; its text is "ticked" or "open". */
  | 'box'
  /** A picture; its text says what it shows. */
  | 'figure'
  /** Words drawn inside a figure. */
  | 'lettering'
  /** A line of the contents. */
  | 'entry'
  /** An empty signature field; its text says whose. */
  | 'field'
  | 'groupStart'
  | 'groupEnd';

export type Item = {
  readonly kind: ItemKind;
  readonly text: string;
  /** Page, from 0; -1 where the format has none. */
  readonly page: number;
  /** Some of it runs off the page. */
  readonly isCut?: boolean;
};

export type Expected = {
  readonly kind: ItemKind;
  readonly text: string;
  /** Other words that are right as well. */
  readonly otherwise?: string;
  /** Some of its characters are U+FFFD because the format cannot hold them: a warning must name the field. */
  readonly isReplaced?: boolean | undefined;
  /** The field it came from, as a path; '' where the words are the document's own. */
  readonly source: string;
  /** The name that warnings call it by, where that is not its field. */
  readonly warnedAs?: string;
  /** Where a warning names the field, words in its place, and how many of the items after it fall away with it. */
  readonly instead?: { readonly text: string; readonly skip: number };
  /** A group: these stand somewhere inside it. */
  readonly parts?: readonly Part[];
};

export type Part = {
  readonly kind: ItemKind;
  /** It says one of these. */
  readonly texts: readonly string[];
  /** "the printed name". */
  readonly what: string;
};
