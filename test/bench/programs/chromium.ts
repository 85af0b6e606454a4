/** Chromium printing the report from HTML, started directly: no driver between that would cost it time. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumProgram } from '../chromium-program.ts';
import { fontFiles, page, type } from '../content/content.ts';
import { contentHtml } from '../content/html.ts';
import { files, readJson } from './program.ts';
import type { Task } from './program.ts';

const { input, output } = files();
const { content, fontsFolder } = readJson(input) as Task;
const { margin } = page;

const face = (family: string, file: string, weight: number): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};src:url("${pathToFileURL(path.join(fontsFolder, file)).href}")}`;
const size = ({ size: points, leading }: { readonly size: number; readonly leading: number }): string =>
  `font-size:${points}pt;line-height:${leading}pt`;
const headings = ([1, 2, 3] as const).map(
  (level) => `h${level}{${size(type.headings[level])};margin:10pt 0 4pt}`,
);

const style = `
${face('Report Serif', fontFiles.serif, 400)}${face('Report Sans', fontFiles.sans, 400)}${face('Report Sans', fontFiles.sansBold, 600)}
@page{size:A4;margin:${margin.top}pt ${margin.right}pt ${margin.bottom}pt ${margin.left}pt;
@top-left{content:${JSON.stringify(content.header)};font-family:"Report Sans";${size(type.furniture)}}
@bottom-right{content:"Page " counter(page) " of " counter(pages);font-family:"Report Sans";${size(type.furniture)}}}
body{margin:0;font-family:"Report Serif";${size(type.body)}}
body>div:first-child{font-family:"Report Sans";font-weight:600;${size(type.title)}}
p{margin:0 0 7.5pt}
h1,h2,h3{font-family:"Report Sans";font-weight:600}${headings.join('')}
table{width:100%;table-layout:fixed;border-collapse:collapse;font-family:"Report Sans";${size(type.table)}}
th{text-align:left;font-weight:600;${size(type.tableHead)}}
th,td{border-bottom:0.25pt solid;padding:3pt 4pt;vertical-align:top;overflow-wrap:anywhere}`;

const program = chromiumProgram();
if (program === null) throw new Error('there is no Chromium');
const html = `${output}.html`;
const profile = `${output}.profile`;
mkdirSync(profile);
writeFileSync(html, contentHtml(content, style));
execFileSync(
  program,
  [
    '--headless',
    // The page is our own, and in a container its sandbox cannot start.
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--no-first-run',
    `--user-data-dir=${profile}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${output}`,
    pathToFileURL(html).href,
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
