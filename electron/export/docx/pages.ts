/**
 * Page numbers of the contents. Word's pages are laid out here as Word would, which takes some 55 ms a page: affordable
 * for a usual report, not for thousands of rows, whose contents Word fills in itself after asking.
 */
import type { EstimatedPageNumbers, PageNumberEstimator } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { Block, ReportDocument } from '../../../shared/document/blocks.ts';
import { plainText } from '../../../shared/document/prose.ts';

/** About two seconds on two cores. */
const heaviestLaidOut = 2500;
/** About four pages. */
const heaviestWithoutTitlePage = 150;
const lettersOfALine = 80;

const linesOf = (text: string): number => 1 + text.length / lettersOfALine;

/** What laying out costs: paragraphs, and lines of text in them. */
const weightOf = (blocks: readonly Block[]): number =>
  blocks.reduce((weight, block) => weight + blockWeight(block), 0);

const blockWeight = (block: Block): number => {
  switch (block.kind) {
    case 'paragraph':
      return linesOf(plainText(block.content));
    case 'list':
      return block.items.reduce((weight, item) => weight + weightOf(item), 0);
    case 'checklist':
      return block.items.reduce((weight, item) => weight + linesOf(plainText(item.content)), 0);
    case 'table':
      return block.rows.flat().reduce((weight, cell) => weight + Math.max(1, weightOf(cell.content)), 0);
    case 'facts':
      return block.items.reduce((weight, item) => weight + 1 + weightOf(item.content), 0);
    case 'code':
      return block.text.split('\n').reduce((weight, line) => weight + linesOf(line), 0);
    case 'quote':
      return weightOf(block.content);
    case 'image':
    case 'timelineFigure':
      return 12;
    case 'heading':
    case 'keyFigures':
    case 'rule':
    case 'signature':
    case 'contents':
      return 3;
  }
};

/** Whether the report is long enough for its title block and contents to take a page of their own. */
export const hasTitlePage = (document: ReportDocument): boolean =>
  weightOf(document.body) > heaviestWithoutTitlePage;

/** Whether page numbers can be laid out in reasonable time. */
export const canCountPages = (document: ReportDocument): boolean =>
  weightOf([...document.body, ...document.approval]) <= heaviestLaidOut;

const unknown: EstimatedPageNumbers = { bookmarks: new Map() };

/**
 * An estimator for the document and, once it is written, its page count. `fonts` are the files of its faces. Guesses
 * are allowed: the layout hesitates at every face that Office might have a copy of its own of. A layout that fails
 * leaves the numbers blank and calls `onFailure`; the document itself is whole without them.
 */
export const pageCounter = (
  fonts: readonly Uint8Array[],
  onFailure: () => void,
): { readonly estimator: PageNumberEstimator; readonly count: () => number | null } => {
  const inner = estimatePageNumbersWith({ guess: true, fonts: fonts.map((data) => ({ data })) });
  let pages: number | null = null;
  const estimate: PageNumberEstimator = (body, context) => {
    try {
      const estimated = inner(body, context);
      pages = estimated.pageCount ?? null;
      return estimated;
    } catch {
      onFailure();
      return unknown;
    }
  };
  const { listNumbers } = inner;
  return {
    estimator: listNumbers === undefined ? estimate : Object.assign(estimate, { listNumbers }),
    count: () => pages,
  };
};
