/** Marked content: which text belongs to which tag, and which is decoration. */
import { type Dict, PdfString, textOf, unreadable } from './value.ts';

export type PageContent = {
  /** Text by marked-content number; a stretch without text is there as ''. */
  readonly texts: ReadonlyMap<number, string>;
  /** Numbers of marked content that runs off the page, where nobody can read it. */
  readonly cut: ReadonlySet<number>;
  /** Text of the page's decoration, one entry for each stretch. */
  readonly artifacts: readonly string[];
};

type Mark = {
  readonly kind: 'content' | 'artifact' | 'other';
  readonly number: number;
  /** A text stands for whatever is shown inside. */
  isTold: boolean;
};

/** The marks of one page, opened and closed as its content goes on. */
export class Marks implements PageContent {
  readonly texts = new Map<number, string>();
  readonly cut = new Set<number>();
  readonly artifacts: string[] = [];
  readonly #stack: Mark[] = [];

  get depth(): number {
    return this.#stack.length;
  }

  open(role: string, properties: Dict): void {
    if (role === 'Artifact') {
      if (this.#isWithin('content')) unreadable('decoration within content');
      this.artifacts.push('');
      this.#stack.push({ kind: 'artifact', number: -1, isTold: false });
      return;
    }
    const number = properties.get('MCID');
    const told = properties.get('ActualText');
    if (number !== undefined) {
      if (typeof number !== 'number' || this.texts.has(number)) {
        return unreadable('a mark whose number is taken');
      }
      if (this.#isWithin('content') || this.#isWithin('artifact')) {
        return unreadable('content within content');
      }
      this.texts.set(number, '');
    }
    const mark: Mark = {
      kind: number === undefined ? 'other' : 'content',
      number: number ?? -1,
      isTold: false,
    };
    this.#stack.push(mark);
    if (told === undefined) return;
    if (!(told instanceof PdfString)) return unreadable('a spoken text that is none');
    this.write(textOf(told));
    mark.isTold = true;
  }

  #isWithin(wanted: Mark['kind']): boolean {
    for (const { kind } of this.#stack) if (kind === wanted) return true;
    return false;
  }

  close(): void {
    if (this.#stack.pop() === undefined) unreadable('a mark ends that did not begin');
  }

  /** Files text under the open marks; gives the number of the content it belongs to, -1 for decoration. */
  write(text: string): number {
    let number = -1;
    for (const { kind, number: own, isTold } of this.#stack) {
      if (kind === 'artifact') {
        this.artifacts[this.artifacts.length - 1] += text;
        return -1;
      }
      if (kind === 'content') number = own;
      // The text that stands for all of this was written when the mark began.
      if (isTold) return number;
    }
    if (number < 0) unreadable(`the text “${text.slice(0, 60)}” is neither content nor decoration`);
    this.texts.set(number, (this.texts.get(number) ?? '') + text);
    return number;
  }
}
