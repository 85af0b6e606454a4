/** The documents that the tests of the check damage: the samples, and one with something of every kind. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  Block,
  Cell,
  Checklist,
  ReportDocument,
  SignatureBlock,
  TableBlock,
} from '../../../shared/document/blocks.ts';
import { buildDocument } from '../../../shared/document/build.ts';
import { Report } from '../../../shared/report/schema.ts';
import { fontsFolder, projectFolder } from '../../setup/folders.ts';

export const options = { paper: 'a4', assets: new Map(), fontsFolder } as const;

export const sampleReport = (name: 'outage' | 'ransomware' | 'data-breach'): Report =>
  Report.parse(
    JSON.parse(readFileSync(path.join(projectFolder, 'resources', 'samples', `${name}.json`), 'utf8')),
  );

export const documentOfReport = (report: Report): ReportDocument =>
  buildDocument(report, {
    organisation: 'Example & Sons',
    logo: null,
    sha256: 'ab'.repeat(32),
    recordedAt: '2031-12-01T10:00:00Z',
  });

/** The document with the first block that fits changed by `edit`. */
export const withBlock = <B extends Block>(
  document: ReportDocument,
  fits: (block: Block) => block is B,
  edit: (block: B) => readonly Block[],
): ReportDocument => {
  let done = false;
  const change = (block: Block): readonly Block[] => {
    if (done || !fits(block)) return [block];
    done = true;
    return edit(block);
  };
  const changed = {
    ...document,
    body: document.body.flatMap(change),
    approval: document.approval.flatMap(change),
  };
  if (!done) throw new Error('No block fits.');
  return changed;
};

export const isTable = (block: Block): block is TableBlock => block.kind === 'table';

export const isChecklist = (block: Block): block is Checklist => block.kind === 'checklist';
export const isSignature = (block: Block): block is SignatureBlock => block.kind === 'signature';

/** The cell of a table with its words gone. */
export const withoutWords = (block: TableBlock, row: number, column: number): TableBlock => ({
  ...block,
  rows: block.rows.map((cells, at) =>
    at === row
      ? cells.map((cell, index): Cell => (index === column ? { ...cell, content: [] } : cell))
      : cells,
  ),
});
