/** Decides on the title page and counts the pages. */
import type { Page } from '../design.ts';
import type { PageNumbers } from '../markup/sheet.ts';
import type { ContentsField, Flow, Section } from '../model.ts';
import type { ParagraphStyle } from '../package/styles.ts';
import type { Sections } from '../sections.ts';
import { countPages } from './count.ts';
import type { Letters, Metrics } from './metrics.ts';
import { lookup } from './paragraph.ts';

/** A report of up to so many pages has a title block; a longer one has a title page. */
const titlePageAbove = 4;
/** Paragraphs and cells that are laid out in some two seconds on a slow machine. */
export const mostCounted = 250_000;

/** Paragraphs of the flow, those in cells with them. */
const countOf = (flow: Section): number =>
  flow.reduce((sum, each: Flow | ContentsField) => {
    if (each.kind === 'paragraph') return sum + 1;
    if (each.kind === 'contents') return sum + each.entries.length;
    return sum + each.rows.reduce((cells, row) => cells + row.cells.length, 0);
  }, 0);

/** Whether the pages can be counted in reasonable time. */
export const canCount = (sections: readonly Section[]): boolean =>
  sections.reduce((sum, section) => sum + countOf(section), 0) <= mostCounted;

/** The document's sections, and its page numbers, or `null` where counting is left to Word. */
export const layOut = (
  sectionsOf: Sections,
  {
    page,
    styles,
    metrics,
  }: {
    readonly page: Page;
    readonly styles: Readonly<Record<string, ParagraphStyle>>;
    readonly metrics: (letters: Letters) => Metrics;
  },
): { readonly sections: readonly Section[]; readonly numbers: PageNumbers | null } => {
  const ruler = { look: lookup(styles), metrics };
  const short = sectionsOf(false);
  const counted = countPages(short, { page, ruler, atMost: titlePageAbove });
  if (counted.count <= titlePageAbove) return { sections: short, numbers: counted };
  const sections = sectionsOf(true);
  return { sections, numbers: canCount(sections) ? countPages(sections, { page, ruler }) : null };
};
