/** The report as HTML, for programs that start from it. */
import { assertNever } from '../../../shared/contract/result.ts';
import { columnWidths } from './content.ts';
import type { Content, ContentBlock } from './content.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text with its special characters written out. */
export const escape = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');

const lines = (text: string): string => escape(text).replaceAll('\n', '<br>');

const blockHtml = (block: ContentBlock): string => {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escape(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${lines(block.text)}</p>`;
    case 'table': {
      const columns = columnWidths(block).map((width) => `<col style="width:${width.toFixed(2)}pt">`);
      const head = block.columns.map(({ header }) => `<th scope="col">${escape(header)}</th>`);
      const rows = block.rows.map(
        (row) => `<tr>${row.map((text) => `<td>${lines(text)}</td>`).join('')}</tr>`,
      );
      return `<table><colgroup>${columns.join('')}</colgroup><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
    }
    default:
      return assertNever(block);
  }
};

/** A whole page; `style` is CSS. */
export const contentHtml = (content: Content, style: string): string =>
  `<!doctype html><html lang="${content.language}"><head><meta charset="utf-8"><title>${escape(content.title)}</title><style>${style}</style></head><body><div>${escape(content.title)}</div>${content.blocks.map(blockHtml).join('\n')}</body></html>`;
