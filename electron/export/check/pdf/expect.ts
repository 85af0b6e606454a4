/** What a PDF says about each kind of block where it differs from other formats. */
import type { SignatureBlock } from '../../../../shared/document/blocks.ts';
import { meaningWords } from '../../../../shared/document/words.ts';
import { type Dialect, item, plainWords } from '../expect.ts';
import type { Part } from '../item.ts';
import { plain } from '../words.ts';

const says = (what: string, ...texts: readonly string[]): Part => ({
  kind: 'text',
  texts: texts.map(plain),
  what,
});

/** What is known stands on its line, or above the block where it is too long for that. */
const signatureParts = (block: SignatureBlock): readonly Part[] => {
  const { role, name, date, notRequired } = block;
  if (notRequired !== '') {
    return [says('the role', role), says('the reason why no signature is asked for', notRequired)];
  }
  const meant = meaningWords(block);
  return [
    says('the role', role),
    ...(meant === '' ? [] : [says('what the signature means', meant)]),
    says('the printed name', `${name} Printed name`, `Printed name: ${name}`),
    says('the line to sign on', 'Signature'),
    says('the date', `${date} Date, time, UTC offset`, `Date: ${date}`),
    { kind: 'field', texts: [''], what: 'its signature field' },
  ];
};

export const pdfDialect: Dialect = {
  words: plainWords,
  listLabel: (label, source) => [item('label', label, source)],
  heading: (block, around) => ({
    ...item('heading', `${block.number} ${block.text}`, around),
    warnedAs: block.source ?? '',
  }),
  leadsJoin: 'single',
  captionFirst: false,
  keyFigures: ({ items }) =>
    items.map(({ value, label, note, source }) => item('text', `${value} ${label} ${note}`, source)),
  timelineFigure: ({ alt, caption, points, spans }) => [
    item('figure', alt, 'timeline.rows'),
    item(
      'lettering',
      [...points.flatMap(({ label, time }) => [label, time]), ...spans.map(({ length }) => length)].join(' '),
      'timeline.rows',
    ),
    item('text', caption, 'timeline.rows'),
  ],
  image: ({ alt, caption, source }) => {
    const name = caption || alt || 'no name given';
    return [
      {
        ...item('figure', alt || name, source),
        instead: { text: plain(name), skip: caption === '' ? 0 : 1 },
      },
      ...(caption === '' ? [] : [item('text', caption, source)]),
    ];
  },
  code: ({ text }, source) => [item('text', text, source)],
  logo: ({ organisation }) => ({
    ...item('figure', `Logo of ${organisation || 'the organisation'}`, 'organisation.logo'),
    instead: { text: '', skip: 0 },
  }),
  signature: (block) => [
    { kind: 'groupStart', text: '', source: block.source, parts: signatureParts(block) },
  ],
};
