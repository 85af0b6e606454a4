/** What a PDF says about facts and signatures, block by block. */
import type { SignatureBlock } from '../../../../shared/document/blocks.ts';
import { type Dialect, valueItems } from '../expect.ts';
import type { Part } from '../item.ts';
import { plain } from '../words.ts';

const words = (what: string, ...texts: readonly string[]): Part => ({
  kind: 'text',
  texts: texts.map(plain),
  what,
});

/** What is known stands on its line, or above the block where it is too long for that. */
const signatureParts = ({
  role,
  name,
  meaning,
  declaration,
  date,
  notRequired,
}: SignatureBlock): readonly Part[] => {
  if (notRequired !== '') {
    return [words('the role', role), words('the reason why no signature is asked for', notRequired)];
  }
  const meant = [meaning === '' ? '' : `Meaning: ${meaning}.`, declaration].filter((text) => text !== '');
  return [
    words('the role', role),
    ...(meant.length === 0 ? [] : [words('what the signature means', meant.join(' '))]),
    words('the printed name', `${name} Printed name`, `Printed name: ${name}`),
    words('the line to sign on', 'Signature'),
    words('the date', `${date} Date, time, UTC offset`, `Date: ${date}`),
    { kind: 'field', texts: [''], what: 'its signature field' },
  ];
};

export const pdfDialect: Dialect = {
  listLabels: true,
  facts: (block) =>
    block.items.flatMap((fact) => [
      { kind: 'label', text: plain(fact.term), source: fact.source } as const,
      ...valueItems(fact, pdfDialect),
    ]),
  signature: (block) => [
    { kind: 'groupStart', text: '', source: block.source, parts: signatureParts(block) },
  ],
};
