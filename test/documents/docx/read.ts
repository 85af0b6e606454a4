/** Reads a written document back: its parts as XML, its words as mammoth finds them. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { renderDocx } from '../../../electron/export/docx/render.ts';
import type { Rendered } from '../../../electron/export/render.ts';
import type { Block, PaperSize, ReportDocument } from '../../../shared/document/blocks.ts';
import { assets, sample } from './sample.ts';

export const fontsFolder = fileURLToPath(new URL('../../../resources/fonts', import.meta.url));

export const render = (document: ReportDocument, paper: PaperSize = 'a4'): Promise<Rendered> =>
  renderDocx(document, { paper, assets, fontsFolder: path.resolve(fontsFolder) });

const samples = new Map<PaperSize, Promise<Rendered>>();

/** The sample document, written once for all tests of a file. */
export const renderSample = (paper: PaperSize = 'a4'): Promise<Rendered> => {
  const rendered = samples.get(paper) ?? render(sample, paper);
  samples.set(paper, rendered);
  return rendered;
};

/** The sample with another body; the cover and the approval stay. */
export const withBody = (...body: readonly Block[]): ReportDocument => ({ ...sample, body });

/** XML of a part. */
export const part = (bytes: Uint8Array, name: string): string => {
  const found = unzipSync(bytes)[name];
  if (found === undefined) throw new Error(`The package has no ${name}`);
  return strFromU8(found);
};

export const documentXml = (bytes: Uint8Array): string => part(bytes, 'word/document.xml');

/** The words of the body as mammoth reads them. */
export const readText = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;

export const readHtml = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value;

/** Elements of a name, whole, in order; not for elements that hold themselves. */
export const elements = (xml: string, name: string): readonly string[] =>
  xml.match(new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|>.*?</${name}>)`, 'gs')) ?? [];

/** The first paragraph whose text holds `words`, of the given style where one is asked for. */
export const paragraphWith = (xml: string, words: string, style = ''): string => {
  const found = elements(xml, 'w:p').find(
    (paragraph) =>
      (style === '' || paragraph.includes(`<w:pStyle w:val="${style}"/>`)) &&
      textOf(paragraph).includes(words),
  );
  if (found === undefined) throw new Error(`No paragraph ${style} holds "${words}"`);
  return found;
};

const textOf = (paragraph: string): string =>
  elements(paragraph, 'w:t')
    .map((run) => run.replaceAll(/<[^>]*>/g, ''))
    .join('');
