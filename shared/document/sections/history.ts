/** The history as an appendix: who changed what and when, and whether the chain of entries is whole. */
import { excerpts, GAP } from '../../history/excerpt.ts';
import { authorWords, kindWords, numberWords, withoutChanges } from '../../history/kind-words.ts';
import type { PrintedHistory } from '../../history/printed.ts';
import { changesOf, stretchesOf } from '../../history/stretches.ts';
import { statesAfter, type Told, tellChanges } from '../../history/tell.ts';
import type { Report } from '../../report/schema.ts';
import type { Block, Cell, FactList, Paragraph } from '../blocks.ts';
import { fact, facts, noneRecorded, paragraph, run, table } from '../parts.ts';

export const HISTORY_TITLE = 'Appendix E: Change History';

/** Words beside a change, and the longest value that is printed, in UTF-16 code units. */
const CONTEXT = 60;
const LONGEST = 300;

const columns = [
  { header: 'Time (UTC)', weight: 15, minWidth: 62, style: 'tabular' },
  { header: 'Author', weight: 15, style: 'text' },
  { header: 'Field', weight: 26, style: 'text' },
  { header: 'Change', weight: 44, style: 'text' },
] as const;

type PrintedEntry = PrintedHistory['entries'][number] & { readonly state: unknown };
type PrintedStretch = readonly PrintedEntry[];

/** "2026-03-14 14:32:07 UTC" of an ISO instant. */
const momentWords = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;

/** "14:02:11–14:31:40", or one time. */
const clockWords = (stretch: PrintedStretch): string => {
  const [from = '', to = ''] = [stretch.at(-1), stretch[0]].map((entry) => entry?.time.slice(11, 19));
  return from === to ? to : `${from}–${to}`;
};

/** What names the entries where a document speaks of a field by its path. */
const sourceOf = (stretch: PrintedStretch): string => `history.${stretch[0]?.seq ?? 0}`;

const timeCell = (stretch: PrintedStretch, source: string): Cell => ({
  content: [
    paragraph(stretch[0]?.time.slice(0, 10) ?? '', 'body', source),
    paragraph(clockWords(stretch), 'body', source),
    paragraph(numberWords(stretch), 'note', source),
  ],
  source,
});

const textCell = (text: string, source: string): Cell => ({
  content: text === '' ? [] : [paragraph(text, 'body', source)],
  source,
});

const fieldCell = ({ words, name }: Told, source: string): Cell => ({
  content: [
    ...(name.startsWith(words.sectionTitle) ? [] : [paragraph(words.sectionTitle, 'note', source)]),
    paragraph(name, 'body', source),
  ],
  source,
});

const labelled = (label: string, text: string, source: string): Paragraph =>
  paragraph([run(`${label}: `, { bold: true }), run(text)], 'body', source);

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

const EMPTY = '(empty)';

const changeParagraphs = ({ change, words }: Told, source: string): readonly Paragraph[] => {
  if (change.kind === 'set') {
    const isText = words.prose && typeof change.before === 'string' && typeof change.after === 'string';
    const { before, after } = isText
      ? excerpts(String(change.before), String(change.after), CONTEXT, LONGEST)
      : words;
    return [labelled('Before', before || EMPTY, source), labelled('After', after || EMPTY, source)];
  }
  const value = change.kind === 'remove' ? words.before : words.after;
  return [
    paragraph(sentence(words.verb), 'body', source),
    ...(value === '' || value === EMPTY ? [] : [paragraph(value, 'note', source)]),
  ];
};

/** What was done on purpose, and why. */
const purpose = (stretch: PrintedStretch, source: string): readonly Paragraph[] => {
  const [newest] = stretch;
  if (!newest) return [];
  const label = kindWords[newest.kind];
  const { reason = '' } = newest;
  if (label === '' && reason === '') return [];
  return [
    label === ''
      ? labelled('Reason', reason, source)
      : labelled(label, reason || withoutChanges[newest.kind], source),
  ];
};

const rowsOf = (stretch: PrintedStretch): readonly (readonly Cell[])[] => {
  const [newest] = stretch;
  if (!newest) return [];
  const source = sourceOf(stretch);
  const told = tellChanges(changesOf(stretch), newest.state);
  const leading: readonly Cell[] = [timeCell(stretch, source), textCell(authorWords(newest.author), source)];
  const why = purpose(stretch, source);
  if (told.length === 0) {
    const content = why.length > 0 ? why : [paragraph(withoutChanges[newest.kind], 'body', source)];
    return [[...leading, textCell('', source), { content, source }]];
  }
  return told.map((each) => [
    ...leading,
    fieldCell(each, source),
    { content: [...why, ...changeParagraphs(each, source)], source },
  ]);
};

const chainFacts = ({ entries, faults }: PrintedHistory, sha256: string): FactList => {
  const [first] = entries;
  const last = entries.at(-1);
  const source = `history.${last?.seq ?? 0}`;
  return facts([
    fact('History', numberWords(entries.toReversed()), source, 'tabular'),
    fact(
      'Period',
      `${momentWords(first?.time ?? '')} to ${momentWords(last?.time ?? '')}`,
      source,
      'tabular',
    ),
    fact('Chain head (SHA-256)', last?.hash ?? '', source, 'mono'),
    {
      term: 'Chain',
      content:
        faults.length === 0
          ? [paragraph('Whole: each entry follows from the one before it.', 'body', source)]
          : ['Not whole.', ...faults].map((fault) => paragraph(fault, 'body', source)),
      style: 'text',
      source,
    },
    fact(
      'Record',
      last?.record === sha256
        ? 'The last entry leads to the record that this document shows.'
        : 'The last entry does not lead to the record that this document shows.',
      source,
    ),
  ]);
};

/**
 * The appendix below its heading. Pure: the same history, report and record hash give the same blocks. `report` is the one
 * that the last entry leads to; rows are named by the states before it.
 */
export const historyBlocks = (report: Report, history: PrintedHistory, sha256: string): readonly Block[] => {
  if (history.entries.length === 0) return [noneRecorded('history.0')];
  const newestFirst = history.entries.toReversed();
  const states = statesAfter(report, newestFirst);
  const placed = newestFirst.map((entry, index) => ({ ...entry, state: states[index] }));
  return [
    chainFacts(history, sha256),
    paragraph(
      `What one author saved on one day without a pause of ten minutes is told together: each field with what it held before and after. “${GAP.trim()}” stands for words that are left out.`,
      'note',
      'history.0',
    ),
    table('Changes in order of time (UTC)', columns, stretchesOf(placed).toReversed().flatMap(rowsOf)),
  ];
};
