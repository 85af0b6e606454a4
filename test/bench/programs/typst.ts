/** Typst through its Node compiler: the report as Typst source, texts as string literals. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { columnWidths, fontFiles, page, type } from '../content/content.ts';
import type { Content, ContentBlock } from '../content/content.ts';
import { typstPackages } from '../typst-packages.ts';
import { runProgram } from './program.ts';

/** A string literal of Typst, whose escapes are a subset of JSON's. */
const literal = (text: string): string =>
  `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`;

const source = (block: ContentBlock): string => {
  switch (block.kind) {
    case 'heading':
      return `#heading(level: ${block.level}, ${literal(block.text)})`;
    case 'paragraph':
      return `#par(${literal(block.text)})`;
    case 'table': {
      const widths = columnWidths(block).map((width) => `${width.toFixed(2)}pt`);
      const head = block.columns.map(({ header }) => literal(header)).join(',');
      const cells = block.rows.map((row) => row.map(literal).join(',')).join(',\n');
      return `#table(columns: (${widths.join(',')}), table.header(${head}),\n${cells})`;
    }
  }
};

/** Space between lines that brings them to the pitch wanted: Typst adds it to the height of the letters. */
const letters = (size: number, ascent: number, leading: number): string =>
  `top-edge: ${(size * ascent).toFixed(2)}pt, bottom-edge: ${(size * ascent - leading).toFixed(2)}pt`;

const { margin } = page;

const template = (content: Content): string => `
#set document(title: ${literal(content.title)}, author: ${literal(content.author)})
#set page(paper: "a4",
  margin: (top: ${margin.top}pt, right: ${margin.right}pt, bottom: ${margin.bottom}pt, left: ${margin.left}pt),
  header: text(font: "IBM Plex Sans", size: ${type.furniture.size}pt, ${literal(content.header)}),
  footer: context align(right, text(font: "IBM Plex Sans", size: ${type.furniture.size}pt,
    "Page " + counter(page).display() + " of " + str(counter(page).final().first()))))
#set text(lang: "en", font: "Source Serif 4", size: ${type.body.size}pt, ${letters(type.body.size, 0.95, type.body.leading)})
#set par(leading: 0pt, spacing: 7.5pt)
#set table(stroke: (x: none, y: 0.25pt), inset: (x: 4pt, y: 3pt))
#show heading: set text(font: "IBM Plex Sans", weight: "semibold")
#show heading.where(level: 1): set text(size: ${type.headings[1].size}pt)
#show heading.where(level: 2): set text(size: ${type.headings[2].size}pt)
#show heading.where(level: 3): set text(size: ${type.headings[3].size}pt)
#show table: set text(font: "IBM Plex Sans", size: ${type.table.size}pt, ${letters(type.table.size, 0.95, type.table.leading)})
#show table.cell.where(y: 0): set text(weight: "semibold", size: ${type.tableHead.size}pt)
#text(font: "IBM Plex Sans", weight: "semibold", size: ${type.title.size}pt, ${literal(content.title)})

`;

/** What the bench uses of the compiler. */
type Typst = {
  readonly NodeCompiler: {
    create(options: { readonly fontArgs: readonly { readonly fontBlobs: readonly Uint8Array[] }[] }): {
      pdf(source: { readonly mainFileContent: string }): Uint8Array;
    };
  };
};

const require = createRequire(import.meta.url);

/** The compiler for this machine: of the packages for different systems npm installs just the fitting one. */
const loadTypst = (): Typst => {
  for (const name of typstPackages) {
    try {
      return require(name) as Typst;
    } catch {
      // Made for another system.
    }
  }
  throw new Error('there is no compiler of Typst for this system');
};

await runProgram(({ content, fontsFolder }) => {
  // Handing over just the fonts in use spares it from searching folders.
  const fontBlobs = Object.values(fontFiles).map((file) => readFileSync(path.join(fontsFolder, file)));
  const compiler = loadTypst().NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  return compiler.pdf({
    mainFileContent: `${template(content)}${content.blocks.map(source).join('\n\n')}\n`,
  });
});
