/** Re-opens a Word document and holds it against the document it was made from. */
import type { ReportDocument } from '../../../../shared/document/blocks.ts';
import type { Rendered } from '../../render.ts';
import { compare, type Problem } from '../compare.ts';
import { expectedItems } from '../expect.ts';
import { address, linksOf } from '../links.ts';
import { warnedCharacters } from '../warned.ts';
import { plain } from '../words.ts';
import { docxDialect, words } from './expect.ts';
import { readWordText, type WordText } from './items.ts';
import { openPackage, type WordPackage } from './read/package.ts';
import { wordsOf } from './read/text.ts';
import { UnreadableDocx, unreadable } from './read/zip.ts';

const MAIN = 'word/document.xml';

const problem = (what: string): Problem => ({ source: '', what });

const linkProblem = (file: WordPackage, text: WordText, links: ReadonlySet<string>): Problem | null => {
  const relations = file.relationsOf(MAIN);
  for (const id of text.relations) {
    if (!relations.has(id)) return problem(`uses a part or a link ${id} that is not there`);
  }
  for (const anchor of text.anchors) {
    if (!text.bookmarks.has(anchor)) return problem(`has a link to ${anchor}, which is not there`);
  }
  const addresses = new Set(
    [...relations.values()].filter(({ external }) => external).map(({ target }) => address(target)),
  );
  const lost = [...links].find((link) => !addresses.has(address(link)));
  return lost === undefined ? null : problem(`lacks the link to ${lost}`);
};

const furnitureProblem = (file: WordPackage, { furniture }: ReportDocument): Problem | null => {
  const said = plain(
    [...file.parts]
      .filter(([name]) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
      .map(([name, bytes]) => wordsOf(name, bytes))
      .join(' '),
  );
  const wanted = [furniture.state, `Record ${furniture.shortHash}`, furniture.watermark].map(plain);
  const missing = wanted.find((want) => !said.includes(want));
  return missing === undefined ? null : problem(`lacks “${missing}” at the head or foot of its pages`);
};

const entryProblem = (document: ReportDocument, text: WordText): Problem | null => {
  const entries = text.items.filter(({ kind }) => kind === 'entry').map((item) => item.text);
  if (entries.length === 0) return null;
  const headings = [...document.body, ...document.approval].filter((block) => block.kind === 'heading');
  const sections = headings.filter(({ level }) => level === 1);
  const listed = entries.length === sections.length ? sections : headings.filter(({ level }) => level <= 2);
  for (const [index, heading] of listed.entries()) {
    const want = words(`${heading.number} ${heading.text}`).text;
    if (entries[index]?.startsWith(want) !== true) return problem(`lacks “${want}” in its contents`);
  }
  return entries.length === listed.length ? null : problem('has a line too many in its contents');
};

const examine = (document: ReportDocument, { bytes, warnings }: Rendered): Problem | null => {
  const file = openPackage(bytes);
  const text = readWordText(file.parts.get(MAIN) ?? unreadable('its text is missing'));
  return (
    compare({
      expected: expectedItems(document, docxDialect),
      found: text.items.filter(({ kind }) => kind !== 'entry'),
      warned: warnedCharacters(warnings),
    }) ??
    linkProblem(file, text, linksOf(document)) ??
    entryProblem(document, text) ??
    furnitureProblem(file, document)
  );
};

/** The first thing wrong with the file, or null. Never throws for what a file holds. */
export const checkDocx = (document: ReportDocument, rendered: Rendered): Problem | null => {
  try {
    return examine(document, rendered);
  } catch (error) {
    if (error instanceof UnreadableDocx) return problem(`cannot be read back: ${error.message}`);
    throw error;
  }
};
