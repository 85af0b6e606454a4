/** The title of an incident out of the first heading of its report. */
import { headings } from '../form.ts';
import { readExact } from '../syntax/exact.ts';
import { flat } from '../syntax/plain.ts';
import { plain } from '../values/plain.ts';
import type { Draft } from './draft.ts';

/** Takes "Post-Mortem Report:" off, which the form itself says; other words stay in the title. */
export const readTitle = (draft: Draft, source: string): void => {
  const text = flat(source);
  const untitled = [headings.untitled, headings.title].some(
    (own) => own.toLowerCase() === text.toLowerCase(),
  );
  if (text === '' || untitled) return;
  const own = /^post-mortem(?: report)?:\s?(.*)$/isu.exec(text)?.[1];
  draft.report.incident.title = readExact(own ?? text, plain);
  draft.claim('title');
};
