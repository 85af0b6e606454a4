/** The operators of a page. Knows what they have set so far, so that only changes are written. */
import type { Colour } from '../design.ts';
import type { LineOp } from '../layout/drawing.ts';
import type { Tag } from '../layout/tag.ts';
import { ByteWriter } from './bytes.ts';
import { fillColour, strokeColour } from './colours.ts';

/** What decoration is for: page numbers and the like, or the looks of the page alone. */
export type Artifact = 'Pagination' | 'Layout';

const artifacts: Readonly<Record<Artifact, string>> = {
  Pagination: '/Artifact <</Type /Pagination>> BDC\n',
  Layout: '/Artifact <</Type /Layout>> BDC\n',
};

/** Room for the operators of an ordinary page. */
const pageRoom = 0x8000;

export class PageContent {
  /** Takes the operators of what is drawn after `graphic`. */
  readonly out = new ByteWriter(pageRoom);
  readonly #openTag: (tag: Tag, page: number) => number;
  #page = 0;
  /** Height of the page in points: what is drawn is placed from the top, what is written from the bottom. */
  #height = 0;
  #tag: Tag | null = null;
  #artifact: Artifact = 'Layout';
  /** The mark was written, because something stands in it. */
  #isMarked = false;
  #inText = false;
  /** Where the current text object last set its place, in thousandths; NaN where letters stand aslant. */
  #lineX = Number.NaN;
  #lineY = Number.NaN;
  #font = '';
  #size = 0;
  #fill: Colour | null = null;
  #stroke: Colour | null = null;
  #width = -1;

  /** `openTag` numbers a stretch of content of that tag on a page. */
  constructor(openTag: (tag: Tag, page: number) => number) {
    this.#openTag = openTag;
  }

  /** The content of the page, good until the next is started. */
  get bytes(): Uint8Array {
    return this.out.bytes;
  }

  /** Starts a page, given by its index: nothing is set on it. */
  start(page: number, height: number): void {
    this.out.clear();
    this.#page = page;
    this.#height = height;
    this.#font = '';
    this.#fill = null;
    this.#stroke = null;
    this.#width = -1;
  }

  /** What is drawn until `leave` belongs to the tag; without one it is decoration. */
  enter(tag: Tag | null, artifact: Artifact): void {
    this.#tag = tag;
    this.#artifact = artifact;
    this.#isMarked = false;
  }

  leave(): void {
    this.#endText();
    if (this.#isMarked) this.out.text('EMC\n');
  }

  /**
   * Text is to follow, with its first letter at this place from the page's top left corner. `font` is its name on the
   * page, `angle` in degrees, counter-clockwise.
   */
  text(font: string, size: number, colour: Colour, x: number, y: number, angle = 0): void {
    const { out } = this;
    if (!this.#inText) {
      this.#mark();
      out.text('BT ');
      this.#inText = true;
      this.#lineX = this.#lineY = Number.NaN;
    }
    if (this.#font !== font || this.#size !== size) {
      this.#font = font;
      this.#size = size;
      out.text(`/${font} `);
      out.number(size);
      out.text(' Tf ');
    }
    if (this.#fill !== colour) {
      this.#fill = colour;
      out.text(fillColour(colour));
    }
    const toX = Math.round(x * 1000);
    const toY = Math.round((this.#height - y) * 1000);
    if (angle === 0 && !Number.isNaN(this.#lineX)) {
      this.#pair(toX - this.#lineX, toY - this.#lineY);
      out.text('Td ');
    } else {
      out.text(angle === 0 ? '1 0 0 1 ' : turn(angle));
      this.#pair(toX, toY);
      out.text('Tm ');
    }
    this.#lineX = angle === 0 ? toX : Number.NaN;
    this.#lineY = toY;
  }

  /** Something else than text is to follow in `out`: operators that leave font and colours as they were. */
  graphic(): ByteWriter {
    this.#endText();
    this.#mark();
    return this.out;
  }

  /** A straight line between two places, given from the page's top left corner. */
  line({ from, to, width, colour, dotted }: LineOp, x: number, y: number): void {
    const out = this.graphic();
    if (this.#stroke !== colour) {
      this.#stroke = colour;
      out.text(strokeColour(colour));
    }
    if (this.#width !== width) {
      this.#width = width;
      out.number(width);
      out.text(' w ');
    }
    // A dash without length is a dot where the ends of lines are round.
    if (dotted !== undefined) out.text(`q 1 J [0 ${dotted}] 0 d `);
    this.point(x + from[0], y + from[1]);
    out.text('m ');
    this.point(x + to[0], y + to[1]);
    out.text(dotted === undefined ? 'l S\n' : 'l S Q\n');
  }

  /** The two numbers of a place that is given from the page's top left corner. */
  point(x: number, y: number): void {
    this.#pair(Math.round(x * 1000), Math.round((this.#height - y) * 1000));
  }

  #pair(x: number, y: number): void {
    this.out.thousandths(x);
    this.out.text(' ');
    this.out.thousandths(y);
    this.out.text(' ');
  }

  #mark(): void {
    if (this.#isMarked) return;
    this.#isMarked = true;
    const { out } = this;
    if (this.#tag === null) {
      out.text(artifacts[this.#artifact]);
      return;
    }
    out.text(`/${this.#tag.role} <</MCID `);
    out.whole(this.#openTag(this.#tag, this.#page));
    out.text('>> BDC\n');
  }

  #endText(): void {
    if (!this.#inText) return;
    this.#inText = false;
    this.out.text('ET\n');
  }
}

/** The part of a matrix that turns letters. Long ones are wide enough to need more than thousandths. */
const turn = (angle: number): string => {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)].map((value) => Math.round(value * 1e6) / 1e6);
  return `${cos} ${sin} ${-(sin ?? 0)} ${cos} `;
};
