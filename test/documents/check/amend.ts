/** Damages a finished PDF as a faulty writer would: objects in new versions, put after its end as the standard allows. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PdfObjects } from '../../../electron/export/check/pdf/read/file.ts';
import { readPages } from '../../../electron/export/check/pdf/read/pages.ts';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  PdfString,
  Ref,
  Stream,
  type Value,
} from '../../../electron/export/check/pdf/read/value.ts';
import { withFile } from '../../judges/folder.ts';
import { run } from '../../judges/run.ts';

const open = (pdf: Uint8Array): PdfObjects => new PdfObjects(pdf);

/** The PDF as qpdf writes it with these options. */
export const rework = (pdf: Uint8Array, ...choices: readonly string[]): Promise<Uint8Array> =>
  withFile(pdf, 'document.pdf', async (file, folder) => {
    const out = path.join(folder, 'reworked.pdf');
    await run('qpdf', ['--static-id', file, ...choices, out]);
    return readFile(out);
  });

/** Where marked content with these words stands: page from 0 and its number there. */
export const markOf = (
  pdf: Uint8Array,
  words: string,
): { readonly page: number; readonly number: number } => {
  const file = open(pdf);
  const pages = readPages(file, file.dict(file.trailer.get('Root'), 'the catalogue'));
  for (const [page, { content }] of pages.entries()) {
    for (const [number, text] of content.texts) if (text.includes(words)) return { page, number };
  }
  throw new Error(`No mark holds ${words}.`);
};

/** A value in the syntax of PDF. */
const written = (value: Value): string => {
  if (value instanceof Name) return `/${value.text}`;
  if (value instanceof Ref) return `${value.number} ${value.generation} R`;
  if (value instanceof PdfString) return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
  if (isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (isDict(value)) return `<<${[...value].map(([key, each]) => `/${key} ${written(each)}`).join(' ')}>>`;
  if (value instanceof Stream) throw new Error('Streams stand in no other object.');
  return String(value);
};

/** The PDF with objects replaced by what `bodies` says. */
export const amend = (pdf: Uint8Array, bodies: ReadonlyMap<number, string>): Uint8Array => {
  let text = Buffer.from(pdf).toString('latin1');
  const previous = /startxref\s+(\d+)/.exec(text.slice(-64))?.[1];
  const trailer = /trailer\s*<<([\s\S]*)>>\s*startxref/.exec(text.slice(-1024))?.[1];
  const rows: string[] = [];
  for (const [number, body] of bodies) {
    rows.push(`${number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = text.length;
  text += `xref\n${rows.join('')}trailer\n<<${trailer} /Prev ${previous}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
};

/** Dictionaries changed in place by `edit`, which says whether it did so. Insists that there is one. */
export const editObjects = (pdf: Uint8Array, edit: (dict: Map<string, Value>) => boolean): Uint8Array => {
  const file = open(pdf);
  const bodies = new Map<number, string>();
  for (const number of file.numbers) {
    const value = file.object(number);
    if (!isDict(value)) continue;
    const changed = new Map(value);
    if (edit(changed)) bodies.set(number, written(changed));
  }
  if (bodies.size === 0) throw new Error('The edit found nothing to change.');
  return amend(pdf, bodies);
};

export const hasType = (dict: Dict, type: string): boolean => {
  const found = dict.get('Type');
  return found instanceof Name && found.text === type;
};

/** The content of page `page` (from 0), edited as text. Insists that it changes. */
export const editContent = (pdf: Uint8Array, page: number, edit: (content: string) => string): Uint8Array => {
  const file = open(pdf);
  const dicts = [...file.numbers].map((number) => file.object(number)).filter((value) => isDict(value));
  const contents = dicts.filter((dict) => hasType(dict, 'Page'))[page]?.get('Contents');
  const stream = file.resolve(contents);
  const number = [...file.numbers].find((each) => file.object(each) === stream);
  if (!(stream instanceof Stream) || number === undefined) throw new Error('The page has no content.');
  const before = Buffer.from(file.data(stream)).toString('latin1');
  const after = edit(before);
  if (after === before) throw new Error('The edit found nothing to change.');
  return amend(pdf, new Map([[number, `<</Length ${after.length}>>\nstream\n${after}\nendstream`]]));
};
