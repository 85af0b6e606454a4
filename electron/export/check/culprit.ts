/**
 * Which part of a document a writer fails at. The writer is asked to draw ever smaller halves of it, so this needs nothing
 * from the writer and costs about as much as drawing the document once more.
 */
import type { Block, Cell, ReportDocument } from '../../../shared/document/blocks.ts';
import { flow } from './expect.ts';
import { pdfDialect } from './pdf/expect.ts';

/** Whether the writer fails at a document. */
export type Fails = (document: ReportDocument) => Promise<boolean>;

/** The field a block comes from: its own, or the first inside it. */
const sourceOf = (block: Block): string =>
  flow([block], '', pdfDialect).find(({ source }) => source !== '')?.source ?? '';

/** The one of several parts at which the writer fails when it stands alone; null where it takes more than one. */
const search = async <T>(
  parts: readonly T[],
  fails: (parts: readonly T[]) => Promise<boolean>,
): Promise<T | null> => {
  let left = parts;
  while (left.length > 1) {
    const half = left.slice(0, Math.ceil(left.length / 2));
    left = (await fails(half)) ? half : left.slice(half.length);
  }
  const [only] = left;
  return only !== undefined && (await fails(left)) ? only : null;
};

const emptied = (cell: Cell): Cell => ({ content: [], source: cell.source });

/** Goes into the parts of a block; `fails` draws blocks without the rest of the document. */
const inside = async (
  block: Block,
  fails: (blocks: readonly Block[]) => Promise<boolean>,
): Promise<string> => {
  switch (block.kind) {
    case 'table': {
      const row = await search(block.rows, (rows) => fails([{ ...block, rows }]));
      if (row === null) return sourceOf(block);
      const cell = await search(row, (cells) =>
        fails([{ ...block, rows: [row.map((each) => (cells.includes(each) ? each : emptied(each)))] }]),
      );
      return cell?.source ?? row[0]?.source ?? '';
    }
    case 'list': {
      const item = await search(block.items, (items) => fails([{ ...block, items }]));
      return item?.map(sourceOf).find((source) => source !== '') ?? block.source ?? '';
    }
    case 'checklist':
      return (await search(block.items, (items) => fails([{ ...block, items }])))?.source ?? sourceOf(block);
    case 'facts':
      return (await search(block.items, (items) => fails([{ ...block, items }])))?.source ?? sourceOf(block);
    case 'keyFigures':
      return (await search(block.items, (items) => fails([{ ...block, items }])))?.source ?? sourceOf(block);
    default:
      return sourceOf(block);
  }
};

/** Path of the field at which the writer fails; null where it fails at no single one. */
export const findCulprit = async (document: ReportDocument, fails: Fails): Promise<string | null> => {
  const { cover } = document;
  const bare: ReportDocument = {
    ...document,
    cover: {
      ...cover,
      logo: '',
      organisation: '',
      title: '',
      facts: { ...cover.facts, items: [] },
      keyFigures: { ...cover.keyFigures, items: [] },
    },
    body: [],
    approval: [],
  };
  // What fails at nothing fails at everything: a font that is missing, no memory.
  if (await fails(bare)) return null;
  const withBlocks = (body: readonly Block[]): Promise<boolean> => fails({ ...bare, body });
  if (await fails({ ...bare, cover: { ...bare.cover, title: cover.title } })) return 'incident.title';
  if (await fails({ ...bare, cover: { ...bare.cover, organisation: cover.organisation } }))
    return 'organisation';
  if (cover.logo !== '' && (await fails({ ...bare, cover: { ...bare.cover, logo: cover.logo } }))) {
    return 'organisation.logo';
  }
  const block = await search(
    [cover.facts, cover.keyFigures, ...document.body, ...document.approval],
    withBlocks,
  );
  return block === null ? null : inside(block, withBlocks);
};
