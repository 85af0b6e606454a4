/** html-to-docx: the report from HTML. */
import htmlToDocx from 'html-to-docx';
import { page, type } from '../content/content.ts';
import { contentHtml, escape } from '../content/html.ts';
import { runProgram } from './program.ts';

const twips = (points: number): number => Math.round(points * 20);
const { margin } = page;

await runProgram(({ content }) =>
  htmlToDocx(
    contentHtml(content, ''),
    `<p>${escape(content.header)}</p>`,
    {
      title: content.title,
      creator: content.author,
      lang: content.language,
      // It cannot embed fonts; it names the one that Debrief embeds.
      font: 'IBM Plex Sans',
      fontSize: type.table.size * 2,
      pageSize: { width: twips(page.width), height: twips(page.height) },
      margins: {
        top: twips(margin.top),
        right: twips(margin.right),
        bottom: twips(margin.bottom),
        left: twips(margin.left),
        header: 720,
        footer: 720,
        gutter: 0,
      },
      header: true,
      footer: true,
      pageNumber: true,
      table: { row: { cantSplit: false } },
    },
    '<p></p>',
  ),
);
