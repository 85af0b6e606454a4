/** YAML front matter: simple fields are read, everything else is kept. */
import type { Draft } from './draft.ts';
import { takeFact } from './facts.ts';
import { factOf } from './names.ts';

type Entry = { readonly key: string; readonly value: string; readonly source: string };
export type FrontMatter = { readonly body: string; readonly entries: readonly Entry[] };

/** Cuts "---", keys and "---" off the beginning of a document. */
export const splitFrontMatter = (text: string): FrontMatter => {
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0]?.trimEnd() !== '---' || end < 0) return { body: text, entries: [] };
  const inside = lines.slice(1, end);
  if (!inside.some((line) => /^[\p{L}_][\p{L}\p{N}_ -]*:(?:\s|$)/u.test(line)))
    return { body: text, entries: [] };
  const entries: Entry[] = [];
  for (const line of inside) {
    const match = /^([\p{L}_][\p{L}\p{N}_ -]*):(?:\s+(.*))?$/su.exec(line);
    const last = entries.at(-1);
    if (match) entries.push({ key: match[1] ?? '', value: (match[2] ?? '').trim(), source: line });
    else if (last) entries[entries.length - 1] = { ...last, value: '', source: `${last.source}\n${line}` };
    else entries.push({ key: '', value: '', source: line });
  }
  return { body: lines.slice(end + 1).join('\n'), entries };
};

const unquoted = (value: string): string => /^(["'])(.*)\1$/su.exec(value)?.[2] ?? value;

export const takeFrontMatter = (draft: Draft, entries: readonly Entry[]): void => {
  const left: string[] = [];
  for (const { key, value, source } of entries) {
    const fact = factOf(key.replace(/_/g, ' '), 'header');
    const simple = value !== '' && !/^[[{|>&*!#]/u.test(value);
    if (fact && simple && fact !== 'duration') {
      takeFact(draft, { fact, value: unquoted(value), source, headings: ['Front matter'] });
    } else {
      left.push(source);
    }
  }
  draft.keep(['Front matter'], left.join('\n'));
};
