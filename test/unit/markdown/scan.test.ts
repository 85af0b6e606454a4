import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it, vi } from 'vitest';
import { decodeCell, encodeCell } from '../../../electron/export/markdown/syntax/cell.ts';
import { escapePlain, unescapePlain } from '../../../electron/export/markdown/syntax/plain.ts';
import { scan } from '../../../electron/export/markdown/syntax/scan.ts';
import { writeMarkdown } from '../../../electron/export/markdown/write.ts';
import { reportArbitrary } from '../../arbitrary/report.ts';
import { documentText, lineText, proseText } from '../../arbitrary/text.ts';
import { runs } from '../../setup/runs.ts';

vi.setConfig({ testTimeout: 120_000 });

const dialect = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

describe('the block scanner', () => {
  it('gives every line that is not blank to exactly one block, in order', () => {
    fc.assert(
      fc.property(documentText, (text) => {
        const lines = text.split('\n');
        let done = 0;
        for (const block of scan(lines)) {
          expect(lines.slice(done, block.start).join('').trim().replace(/\0/g, '')).toBe('');
          expect(block.end).toBeGreaterThan(block.start);
          done = block.end;
        }
        expect(lines.slice(done).join('').trim()).toBe('');
      }),
      runs(300),
    );
  });

  it('sees the headings of a written report where remark sees them', () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const written = writeMarkdown(report);
        const ours = scan(written.split('\n')).flatMap((block) =>
          block.kind === 'heading' ? [block.start + 1] : [],
        );
        const theirs = fromMarkdown(written, dialect).children.flatMap((node) =>
          node.type === 'heading' ? [node.position?.start.line] : [],
        );
        expect(ours).toEqual(theirs);
      }),
      // The same texts in every run: remark and the scanner may differ on texts nobody writes, a campaign looks for them.
      { ...runs(40), seed: 20260314 },
    );
  });
});

describe('cells and plain text', () => {
  it('puts any prose into one cell and takes it out again', () => {
    fc.assert(
      fc.property(proseText, proseText, (left, right) => {
        const row = `| ${encodeCell(left)} | ${encodeCell(right)} |`;
        expect(row).not.toContain('\n');
        const [table] = scan(['| a | b |', '|---|---|', row]);
        const cells = table?.kind === 'table' ? table.rows.flatMap((each) => each.cells) : [];
        expect(cells.map(decodeCell)).toEqual([left, right]);
      }),
      runs(500),
    );
  });

  it('escapes any plain text so that it reads as itself', () => {
    fc.assert(
      fc.property(lineText, (text) => {
        expect(unescapePlain(escapePlain(text))).toBe(text);
      }),
      runs(500),
    );
  });

  it('leaves friendly text alone', () => {
    for (const text of ['max_connections', 'R&D', '5 < 6', 'C-3 (night shift)', '~12 %', "Zoë's 1.5x"]) {
      expect(escapePlain(text)).toBe(text);
    }
  });
});
