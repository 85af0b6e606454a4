/** The command line of the bench: what it takes, and what it says to a wrong argument. */
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../bench/options.ts';

const read = (...args: readonly string[]) => readOptions(args, true);

describe('the options', () => {
  it('measure everything where nothing is said', () => {
    expect(read()).toEqual({
      rows: 2000,
      actions: 200,
      rounds: 5,
      largeRows: 20_000,
      largeRounds: 1,
      limit: 120,
      only: 'all',
    });
  });

  it('take sizes, parts, cases and files', () => {
    const line =
      '--rows 50 --rounds 3 --large-rows 0 --only pdf --cases typst,debrief-pdf --json a.json --write b.md';
    expect(read(...line.split(' '))).toMatchObject({
      rows: 50,
      rounds: 3,
      largeRows: 0,
      only: 'pdf',
      cases: ['typst', 'debrief-pdf'],
      json: 'a.json',
      write: 'b.md',
    });
  });

  it.each([
    [['--rounds', '0'], /--rounds.*'0' is invalid.*whole number from 1/],
    [['--rows', '1e3'], /--rows.*whole number from 1/],
    [['--rows', '-5'], /--rows.*whole number from 1/],
    [['--large-rows', 'many'], /--large-rows.*whole number from 0/],
    [['--only', 'html'], /--only.*pdf, docx, warm, preview, all/],
    [['--cases', 'word,typst'], /Unknown: word\. There are debrief-pdf, .*html-to-docx/],
    [['--fast'], /unknown option '--fast'/],
    [['everything'], /too many arguments/],
    [['--json'], /--json <file>.*argument missing/],
  ])('refuse %j and say why', (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });
});
