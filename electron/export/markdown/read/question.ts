/** A why and its answer out of the text of a list item. */
import { scan, sourceOf } from '../syntax/scan.ts';
import { readProse } from '../syntax/prose.ts';

export type QuestionAndAnswer = { readonly question: string; readonly answer: string };

/** "**Why …?**" without its emphasis. */
const readQuestion = (source: string): string => {
  const bold = /^\*\*([^\n]*\S)\*\*$/u.exec(source.trim())?.[1];
  return readProse(bold ?? source);
};

/** Question and answer on one line: "**Why did it fail?** Because …", "Why did it fail? Because …". */
const splitLine = (source: string): QuestionAndAnswer | null => {
  const match =
    /^\*\*([^*]*\?)\*\*\s*[:–—-]?\s*(\S.*)$/su.exec(source) ??
    /^([^?\n*]*\?)\s+[–—-]?\s*(\S.*)$/su.exec(source);
  return match ? { question: (match[1] ?? '').trim(), answer: (match[2] ?? '').trim() } : null;
};

/**
 * What stands before the list in the item is the question, the list (or what follows the question on its line) is the
 * answer. A list of one item is taken as its text, a longer one as it stands.
 */
export const readWhy = (text: string): QuestionAndAnswer => {
  const lines = text.split('\n');
  const blocks = scan(lines);
  const at = blocks.findIndex((block, index) => block.kind === 'list' && index > 0);
  const list = blocks[at];
  if (list?.kind === 'list') {
    const question = readQuestion(lines.slice(0, list.start).join('\n'));
    const only =
      list.items.length === 1 && at === blocks.length - 1 && !list.ordered ? list.items[0] : undefined;
    const answer = readProse(only ? only.text : lines.slice(list.start).join('\n'));
    return { question, answer };
  }
  const first = blocks[0];
  if (first?.kind === 'paragraph') {
    const paragraph = sourceOf(lines, first);
    const rest = lines.slice(first.end).join('\n').trim();
    const split = rest === '' ? splitLine(paragraph) : null;
    if (split) return split;
    if (rest !== '') return { question: readQuestion(paragraph), answer: readProse(rest) };
  }
  return { question: readQuestion(text), answer: '' };
};
