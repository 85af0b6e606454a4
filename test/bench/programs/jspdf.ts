/** jsPDF with the autotable plug-in. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { jsPDF } from 'jspdf';
import { autoTable } from 'jspdf-autotable';
import { assertNever } from '../../../shared/contract/result.ts';
import { bodyWidth, columnWidths, fontFiles, page, type } from '../content/content.ts';
import type { ContentBlock } from '../content/content.ts';
import { runProgram } from './program.ts';

type Style = { readonly size: number; readonly leading: number };

const { margin } = page;
const bottom = page.height - margin.bottom;

await runProgram(({ content, fontsFolder }) => {
  const document = new jsPDF({ unit: 'pt', format: 'a4', compress: true });
  const faces = [
    ['Serif', 'normal', fontFiles.serif],
    ['Sans', 'normal', fontFiles.sans],
    ['Sans', 'bold', fontFiles.sansBold],
  ] as const;
  for (const [family, weight, file] of faces) {
    document.addFileToVFS(file, readFileSync(path.join(fontsFolder, file), 'base64'));
    document.addFont(file, family, weight);
  }
  document.setProperties({ title: content.title, author: content.author });
  let y: number = margin.top;

  const write = (text: string, family: string, weight: string, style: Style, after: number): void => {
    document.setFont(family, weight);
    document.setFontSize(style.size);
    for (const line of text.split('\n').flatMap((part) => document.splitTextToSize(part, bodyWidth))) {
      if (y + style.leading > bottom) {
        document.addPage();
        y = margin.top;
      }
      document.text(line, margin.left, y + style.size);
      y += style.leading;
    }
    y += after;
  };

  const draw = (block: ContentBlock): void => {
    switch (block.kind) {
      case 'heading':
        y += 10;
        write(block.text, 'Sans', 'bold', type.headings[block.level], 4);
        return;
      case 'paragraph':
        write(block.text, 'Serif', 'normal', type.body, 7.5);
        return;
      case 'table':
        autoTable(document, {
          startY: y,
          margin,
          theme: 'plain',
          head: [block.columns.map(({ header }) => header)],
          body: block.rows,
          showHead: 'everyPage',
          styles: {
            font: 'Sans',
            fontSize: type.table.size,
            cellPadding: { top: 3, bottom: 3, left: 4, right: 4 },
            lineWidth: { bottom: 0.25 },
            lineColor: 0,
          },
          headStyles: { fontStyle: 'bold', fontSize: type.tableHead.size },
          columnStyles: Object.fromEntries(
            columnWidths(block).map((cellWidth, index) => [index, { cellWidth }]),
          ),
          didDrawPage: ({ cursor }: { readonly cursor: { readonly y: number } }) => {
            y = cursor.y;
          },
        });
        y += 7.5;
        return;
      default:
        assertNever(block);
    }
  };

  write(content.title, 'Sans', 'bold', type.title, 12);
  document.setLineHeightFactor(type.table.leading / type.table.size);
  for (const block of content.blocks) draw(block);
  const pages = document.getNumberOfPages();
  document.setFont('Sans', 'normal');
  document.setFontSize(type.furniture.size);
  for (let number = 1; number <= pages; number += 1) {
    document.setPage(number);
    document.text(content.header, margin.left, 42);
    document.text(`Page ${number} of ${pages}`, page.width - margin.right, page.height - 36, {
      align: 'right',
    });
  }
  return new Uint8Array(document.output('arraybuffer'));
});
