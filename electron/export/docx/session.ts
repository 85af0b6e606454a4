/** What the parts of the writer share while one document is written. */
import type { Assets, Block } from '../../../shared/document/blocks.ts';
import type { Page } from './design.ts';
import type { Flow } from './model.ts';
import type { Lists } from './package/numbering.ts';
import type { Letters, Metrics } from './pages/metrics.ts';
import type { Typefaces } from './typefaces.ts';

/** Where blocks stand. */
export type Setting = {
  /** Room for text, twips, after the indent. */
  readonly width: number;
  /** Twips from the left edge of the page's text or the cell. */
  readonly indent: number;
  /** table: small sans text of cells and facts. */
  readonly text: 'body' | 'table' | 'quote';
  /** Depth of lists around, 0 outside of any. */
  readonly listLevel: number;
  /** Keep every paragraph with the next: approval page. */
  readonly keepTogether: boolean;
  /** The first of the blocks opens a page. */
  readonly onNewPage?: boolean;
};

export type Session = {
  readonly page: Page;
  readonly assets: Assets;
  readonly metrics: (letters: Letters) => Metrics;
  /** Faces to draw the timeline's words with. */
  readonly typefaces: Typefaces;
  readonly warn: (path: string, message: string) => void;
  readonly lists: Lists;
  /** Whether Word itself numbers the headings (its counting gives the document's numbers) or the numbers are typed. */
  readonly numbersHeadings: boolean;
  /** Any blocks, for those that hold others. */
  readonly render: (blocks: readonly Block[], setting: Setting) => Flow[];
};

/** The settings of the page's own column. */
export const pageSetting = (page: Page): Setting => ({
  width: page.textWidth,
  indent: 0,
  text: 'body',
  listLevel: 0,
  keepTogether: false,
});

/** A setting further in by `twips`. */
export const indented = (setting: Setting, twips: number): Setting => ({
  ...setting,
  indent: setting.indent + twips,
  width: Math.max(setting.width - twips, 720),
});
