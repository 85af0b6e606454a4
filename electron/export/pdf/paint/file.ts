/** pdfkit's document with what this writer needs beside its documented interface, typed in one place. */
// The names with an underscore are pdfkit's own.
/* oxlint-disable eslint/no-underscore-dangle */
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { ByteWriter } from './bytes.ts';
import { xmpOf } from './metadata.ts';
import { refTo } from './syntax.ts';

/** An object of the file. Its data may change until it is ended. */
export type Ref = {
  readonly id: number;
  readonly data: Record<string, unknown>;
  end(chunk?: Uint8Array): void;
};

/** A stream before it is ended. */
type Stream = Ref & { compress: boolean; buffer: Uint8Array[] };

type PageInternals = {
  readonly content: Stream;
  readonly dictionary: Ref;
  readonly fonts: Record<string, Ref>;
  readonly xobjects: Record<string, Ref>;
  readonly annotations: Ref[];
  readonly height: number;
};

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

/** zlib's level of compression for the content of pages. */
const contentLevel = 3;

const producer = 'Debrief';
/** Room for a file to begin with; a long one takes more. */
const fileRoom = 0x40000;

/**
 * A tagged PDF 1.7 that claims PDF/A-2a (or 3a) and PDF/UA-1. Text strings in its dictionaries are `new String(…)`.
 *
 * pdfkit passes each line of the file through a stream; for the tens of thousands of objects of a tagged file that costs
 * more than all else. This class keeps the pieces itself, so the file is there as soon as it is ended (`bytes`).
 */
export class PdfFile extends PDFDocument {
  declare readonly _root: {
    readonly id: number;
    readonly data: Record<string, unknown> & { AcroForm?: Ref };
  };
  declare readonly addNamedEmbeddedFile: (name: string, specification: Ref) => void;
  /** Where each object begins in the file, by its number less one; null until it is written. */
  declare readonly _offsets: (number | null)[];
  /** Length of the file so far. */
  declare _offset: number;
  /** Objects that have a number and are still to be written. */
  declare _waiting: number;
  declare readonly _id: Uint8Array;
  declare readonly _info: Ref;
  // Not a private field: pdfkit's constructor writes the file's first lines before those exist.
  declare _out: ByteWriter | undefined;
  readonly #options: FileOptions;

  constructor(options: FileOptions) {
    super({
      size: [...options.size],
      margin: 0,
      autoFirstPage: false,
      // Fonts are embedded without pdfkit's help; the default would be one that is not embedded.
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

  /** The number of an object that `writeObject` is to write. */
  reserve(): number {
    this._waiting += 1;
    return this._offsets.push(null);
  }

  /** Begins an object that is not a stream; what is written is its content, in the syntax of PDF. */
  beginObject(id: number): ByteWriter {
    const out = this.#out;
    this._offsets[id - 1] = out.length;
    this._waiting -= 1;
    out.whole(id);
    out.text(' 0 obj\n');
    return out;
  }

  endObject(): void {
    this.#out.text('\nendobj\n');
    this._offset = this.#out.length;
  }

  /** The whole file, once it is ended. */
  get bytes(): Uint8Array {
    if (this._waiting > 0) throw new Error('The PDF refers to an object that was never written.');
    return new Uint8Array(this.#out.bytes);
  }

  get #out(): ByteWriter {
    return (this._out ??= new ByteWriter(fileRoom));
  }

  /** Overrides pdfkit's, which hands each line to the stream. */
  _write(piece: string | Uint8Array): void {
    this._out ??= new ByteWriter(fileRoom);
    if (typeof piece === 'string') {
      this._out.text(piece);
      this._out.text('\n');
    } else this._out.append(piece);
    this._offset = this._out.length;
  }

  /** Overrides pdfkit's, which writes the table of objects line by line. */
  _finalize(): void {
    const out = this.#out;
    const start = out.length;
    out.text('xref\n0 ');
    out.whole(this._offsets.length + 1);
    out.text('\n0000000000 65535 f \n');
    for (const offset of this._offsets) {
      out.whole(offset ?? 0, 10);
      out.text(' 00000 n \n');
    }
    const id = Buffer.from(this._id).toString('hex');
    out.text(`trailer\n<</Size ${this._offsets.length + 1}/Root ${refTo(this._root.id)}/Info `);
    out.text(`${refTo(this._info.id)}/ID[<${id}><${id}>]>>\nstartxref\n${start}\n%%EOF\n`);
  }

  /** Ends the content of the current page with these operators. */
  endPageContent(operators: Uint8Array): void {
    const { content } = this.sheet;
    content.data['Filter'] = 'FlateDecode';
    content.compress = false;
    // In place of what pdfkit has put there: it turns the page upside down, to draw from its top.
    content.buffer = [deflateSync(operators, { level: contentLevel })];
  }

  /** The interactive form with these signature fields, which may grow until the file is ended. */
  form(fields: readonly Ref[]): void {
    // Without the wish that viewers redraw fields (NeedAppearances), which would end PDF/A.
    this._root.data.AcroForm = this.object({ Fields: fields, SigFlags: 1 });
  }

  /** Overrides pdfkit's, which writes forms of text fields with their fonts. */
  override endAcroForm(): this {
    this._root.data.AcroForm?.end();
    return this;
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
