/** What a Word document says about each kind of block where it differs from other formats. */
import type { SignatureBlock } from '../../../../shared/document/blocks.ts';
import { meaningWords } from '../../../../shared/document/words.ts';
import { type Dialect, item } from '../expect.ts';
import type { Expected, Part } from '../item.ts';
import { plain } from '../words.ts';

/** What XML cannot hold is shown as U+FFFD, and a warning must say so. */
const forbidden = /[[\p{Cc}\p{Cs}\ufffe\uffff]--[\t\n\r]]/gv;

export const words: Dialect['words'] = (text) => {
  const held = text.replaceAll(forbidden, '\ufffd');
  return { text: plain(held), isReplaced: held !== text };
};

const said = (kind: Expected['kind'], text: string, source: string): Expected =>
  item(kind, text, source, words);

const part = (what: string, text: string): readonly Part[] =>
  text === '' ? [] : [{ kind: 'text', texts: [words(text).text], what }];

const signatureParts = (block: SignatureBlock): readonly Part[] => {
  const { role, name, date, notRequired } = block;
  return [
    ...part('the role', role),
    ...part('the printed name', name),
    ...part('the date', date),
    ...(notRequired === ''
      ? [
          ...part('what the signature means', meaningWords(block)),
          ...part('the line for the name', 'Printed name'),
          ...part('the line to sign on', 'Signature'),
          ...part('the line for the date', 'Date, time, UTC offset'),
        ]
      : part('the reason why no signature is asked for', notRequired)),
  ];
};

export const docxDialect: Dialect = {
  words,
  // Word counts and marks lists by itself.
  listLabel: () => [],
  heading: (block, around) => ({
    ...said('heading', block.text, around),
    // The number is typed where Word's own counting would give another.
    otherwise: words(`${block.number} ${block.text}`).text,
  }),
  leadsJoin: 'first',
  captionFirst: true,
  keyFigures: ({ items }) =>
    items.flatMap(({ value, label, note, source }) =>
      [value, label, note].map((text) => said('text', text, source)),
    ),
  timelineFigure: ({ alt, caption }) => [
    said('figure', alt, 'timeline.rows'),
    said('text', caption, 'timeline.rows'),
  ],
  image: ({ alt, caption, source }) => [
    { ...said('figure', alt, source), instead: { text: words(`[Picture not shown: ${alt}`).text, skip: 0 } },
    said('text', caption, source),
  ],
  code: ({ text }, source) => text.split(/\r\n?|\n/).map((line) => said('text', line, source)),
  logo: ({ organisation }) => ({
    ...said('figure', `Logo of ${organisation}`, 'organisation.logo'),
    warnedAs: 'cover.logo',
    instead: { text: 'Logo of', skip: 0 },
  }),
  signature: (block) => [
    { kind: 'groupStart', text: '', source: block.source, parts: signatureParts(block) },
  ],
};
