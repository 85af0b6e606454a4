/** The tables and goals that docs/performance.md shows. */
import { describe, expect, it } from 'vitest';
import { cases } from '../../bench/cases.ts';
import { goalsOf } from '../../bench/outcome/goals.ts';
import { insertBetweenMarks, marks } from '../../bench/outcome/insert.ts';
import { findingsMarkdown, table } from '../../bench/outcome/markdown.ts';
import type { Group, Outcome, Result } from '../../bench/outcome/result.ts';

const resultOf = (id: string, version: string, outcome: Outcome): Result => {
  const found = cases.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no case ${id}`);
  return { case: found, version, outcome };
};

const measured = (walls: readonly number[], peak: number, pages: number | null = 100): Outcome => ({
  kind: 'measured',
  runs: walls.map((wall) => ({ wall, cpu: wall * 2, peak, size: 1_234_567 })),
  facts: { pages, tagged: true },
});

const groupOf = (results: readonly Result[], rows = 2000): Group => ({
  rows,
  actions: 200,
  rounds: 3,
  results,
});

const base = groupOf([
  resultOf('debrief-pdf', '', measured([0.5, 0.6, 5], 140e6)),
  resultOf('typst', '0.7.0', measured([1, 1.2, 10], 300e6)),
  resultOf('pdfmake', '0.3.11', measured([1, 1.2, 10], 300e6)),
  resultOf('jspdf', '4.2.1', { kind: 'stopped', after: 120 }),
  resultOf('chromium', '', { kind: 'not-run', reason: 'no Chromium' }),
  resultOf('debrief-docx', '', measured([0.7, 0.7, 0.7], 1, null)),
  resultOf('docx', '9.15.2', measured([0.7, 0.7, 0.7], 1, null)),
  resultOf('html-to-docx', '1.8.0', { kind: 'wrong', reason: '3 of 2000 are missing' }),
]);

const nothing = { base: null, large: null, warm: [], preview: null };

const preview = [0.3, 0.5, 0.45].map((request) => ({
  pause: 0.125,
  request,
  painting: 0.135,
  all: request + 0.26,
}));

describe('the goals', () => {
  const large = groupOf([resultOf('debrief-pdf', '', measured([6], 701e6))], 20_000);
  const later = [0.2, 0.31, 0.3].map((wall) => ({ wall, cpu: wall / 2 }));
  const warm = [{ id: 'pdf', name: 'PDF', first: { wall: 1, cpu: 2 }, later }] as const;

  it('are judged on paired ratios, medians and memory', () => {
    const verdicts = goalsOf({ base, large, warm, preview }).map(({ found, limit, met }) => [
      found,
      limit,
      met,
    ]);
    expect(verdicts).toEqual([
      ['0.50 ×', '≤ 0.55 ×', true],
      ['0.50 ×', '≤ 0.35 ×', false],
      ['140 MB', '≤ 150 MB', true],
      ['5.01 ×', '≤ 5.00 ×', false],
      ['1.00 ×', '≤ 1.00 ×', true],
      ['0.30 s', '≤ 0.30 s', true],
      ['0.71 s', '≤ 0.70 s', false],
    ]);
  });

  it('stay open where nothing was measured', () => {
    for (const { found, met } of goalsOf(nothing)) expect([found, met]).toEqual(['not measured', null]);
  });
});

describe('the tables', () => {
  const text = findingsMarkdown({
    preview,
    machine: 'A processor; a system; Node 24',
    day: '2026-11-23',
    goals: goalsOf({ ...nothing, base }),
    groups: [base],
    warm: [
      {
        id: 'docx',
        name: 'DOCX',
        first: { wall: 2, cpu: 3 },
        later: [
          { wall: 1, cpu: 0.5 },
          { wall: 3, cpu: 0.7 },
        ],
      },
    ],
  });
  const rowsWith = (words: string): readonly string[] =>
    text.split('\n').filter((line) => line.includes(words));

  it('show medians, memory, pages, size, tags and both ratios', () => {
    expect(rowsWith('Typst 0.7.0')).toEqual([
      '| Typst 0.7.0 | 1.20 s | 2.40 s | 300 MB | 100 | 1.23 MB | yes | 0.50 × | 0.50 × |',
    ]);
  });

  it('show what a running program takes', () => {
    expect(rowsWith('| DOCX | 2.00 s')).toEqual(['| DOCX | 2.00 s | 2.00 s | 3.00 s | 0.60 s |']);
  });

  it('show what the preview takes, step by step', () => {
    expect(rowsWith('| request: ')[0]).toMatch(/\| 0\.30 s \| 0\.45 s \| 0\.50 s \|$/);
    expect(rowsWith('| from the keystroke')[0]).toMatch(/\| 0\.56 s \| 0\.71 s \| 0\.76 s \|$/);
  });

  it('name each program that gave no figure, with the reason', () => {
    expect(rowsWith('stopped after 120 s')[0]).toContain('jsPDF with autotable 4.2.1');
    expect(rowsWith('not run: no Chromium')[0]).toContain('Chromium print');
    expect(rowsWith('not counted, text is lost: 3 of 2000 are missing')[0]).toContain('html-to-docx 1.8.0');
  });

  it('have rows of one length, and no bar inside a cell breaks them', () => {
    expect(table(['a', 'b'], [['x|y', '1']])).toBe('| a | b |\n| --- | ---: |\n| x\\|y | 1 |');
    expect(() => table(['a', 'b'], [['x']])).toThrow(RangeError);
  });
});

describe('the insertion', () => {
  const page = `before\n${marks.start}\nold\n${marks.end}\nafter\n`;

  it('replaces what stands between the marks, again and again', () => {
    const once = insertBetweenMarks(page, 'new');
    expect(once).toBe(`before\n${marks.start}\n\nnew\n\n${marks.end}\nafter\n`);
    expect(insertBetweenMarks(once, 'new')).toBe(once);
  });

  it.each([
    ['no marks', 'text'],
    ['no end', `${marks.start}\n`],
    ['wrong order', `${marks.end}\n${marks.start}\n`],
    ['two starts', `${marks.start}\n${page}`],
    ['two ends', `${page}${marks.end}`],
  ])('refuses a file with %s', (_name, text) => {
    expect(() => insertBetweenMarks(text, 'new')).toThrow(marks.start);
  });
});
