/** pdfkit's document with what this writer needs beside its documented interface, typed in one place. */
// The names with an underscore are pdfkit's own.
/* oxlint-disable eslint/no-underscore-dangle */
import PDFDocument from 'pdfkit';
import { xmpOf } from './metadata.ts';

/** An object of the file. Its data may change until it is ended. */
export type Ref = {
  readonly id: number;
  readonly data: Record<string, unknown>;
  end(chunk?: Uint8Array): void;
};

/** A font as pdfkit embeds it: the glyphs used so far, with their widths and the characters they stand for. */
export type EmbeddedFont = {
  readonly id: string;
  readonly subset: { includeGlyph(glyph: number): number };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  ref(): Ref;
};

type PageInternals = {
  readonly dictionary: Ref;
  readonly fonts: Record<string, Ref>;
  readonly xobjects: Record<string, Ref>;
  readonly annotations: Ref[];
  readonly structParentTreeKey: number;
  readonly height: number;
};

/** A dictionary that is written as a PDF number tree. */
type NumberTree = { get(key: number): unknown; add(key: number, value: unknown): unknown };

export type FileOptions = {
  readonly size: readonly [width: number, height: number];
  readonly language: string;
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly keywords: string;
  readonly created: Date;
  /** 3a allows attached files; all else is the same. */
  readonly conformance: 'PDF/A-2a' | 'PDF/A-3a';
};

const producer = 'Debrief';

/** A tagged PDF 1.7 that claims PDF/A-2a (or 3a) and PDF/UA-1. Text strings in its dictionaries are `new String(…)`. */
export class PdfFile extends PDFDocument {
  declare readonly _root: { readonly data: Record<string, unknown> & { AcroForm?: Ref } };
  declare readonly _font: EmbeddedFont;
  declare readonly getStructParentTree: () => NumberTree;
  declare readonly addNamedEmbeddedFile: (name: string, specification: Ref) => void;
  declare readonly createStructParentTreeNextKey: () => number;
  readonly #options: FileOptions;

  constructor(options: FileOptions) {
    super({
      size: [...options.size],
      margin: 0,
      autoFirstPage: false,
      // No font until one is asked for; the default would be one that is not embedded.
      font: '',
      pdfVersion: '1.7',
      subset: options.conformance,
      tagged: true,
      lang: options.language,
      displayTitle: true,
      info: {
        Title: options.title,
        Subject: options.subject,
        Author: options.author,
        Keywords: options.keywords,
        Creator: producer,
        Producer: producer,
        CreationDate: options.created,
      },
    });
    this.#options = options;
  }

  /** The root of the structure tree, which pdfkit writes at the end. */
  get structureRoot(): Ref {
    return this.getStructTreeRoot();
  }

  /** A new object with its data in sight. */
  object(data: Readonly<Record<string, unknown>>): Ref {
    return this.ref(data);
  }

  /** Embeds an opened font; pdfkit takes one as well as the documented path or bytes. */
  embed(font: unknown): EmbeddedFont {
    this.font(font as string);
    return this._font;
  }

  /** The interactive form, once `initForm` has started it. */
  get form(): Ref | undefined {
    return this._root.data.AcroForm;
  }

  /** Page internals of the current page. */
  get sheet(): PageInternals {
    return this.page as unknown as PageInternals;
  }

  /** Lists an attached file, and names it as one that belongs to the document as a whole. */
  nameEmbeddedFile(name: string, specification: Ref): void {
    this.addNamedEmbeddedFile(name, specification);
    this._root.data['AF'] = [specification];
  }

  /** Overrides pdfkit's, which writes metadata without escaping it. */
  _addInfo(): void {
    this.appendXML(xmpOf({ ...this.#options, producer }));
  }
}
