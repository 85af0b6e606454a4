/** mammoth as a reader of Word documents that looks at the content and not at the layout. */
import { convertToHtml, extractRawText } from 'mammoth';

/** The words of a document, paragraphs parted by blank lines. */
export const docxText = async (docx: Uint8Array): Promise<string> =>
  (await extractRawText({ buffer: Buffer.from(docx) })).value;

/** Headings, lists, tables and links as HTML, to ask about structure. */
export const docxHtml = async (docx: Uint8Array): Promise<string> =>
  (await convertToHtml({ buffer: Buffer.from(docx) })).value;
