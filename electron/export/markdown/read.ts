/** Other people's Markdown, and our own, as a report. What has no field is kept beside it: no word is lost. */
import type { ImportSummary } from '../../../shared/contract/channels.ts';
import { type Result, success } from '../../../shared/contract/result.ts';
import type { ApproverRole, NewId } from '../../../shared/report/create.ts';
import { derive } from '../../../shared/report/derived.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { takeChunk } from './read/chunks.ts';
import { splitHistory } from './history.ts';
import { decodeMarkdown } from './read/decode.ts';
import { type Draft, newDraft } from './read/draft.ts';
import { takeFact } from './read/facts.ts';
import { splitFrontMatter, takeFrontMatter } from './read/front-matter.ts';
import { keepLostWords } from './read/lost-words.ts';
import { type Chunk, type Outline, readOutline } from './read/outline.ts';
import { readTitle } from './read/title.ts';
import { plainWords } from './values/plain.ts';

/** A stated duration is kept unless the times say the same. */
const checkDuration = (draft: Draft, { facts }: Outline): void => {
  const { text } = derive(draft.report).duration;
  for (const { fact, value, source, headings } of facts) {
    const words = plainWords(value);
    if (fact !== 'duration' || words === '' || words === text) continue;
    draft.keep(headings, source);
    draft.reading(
      `The stated duration "${words}" was kept as a note: the duration is derived from start and end.`,
    );
  }
};

const isVague = ({ part }: Chunk): boolean => part === 'rootCauseSection';

/**
 * Reads a Markdown file as a report. The customer's template, filled or not, lands in its fields; of other reports what
 * can be mapped is mapped and everything else becomes an imported note. Fails with a typed error, and without side
 * effects, where the bytes are not a readable text.
 */
export const readMarkdown = (
  bytes: Uint8Array,
  context: { readonly newId: NewId; readonly roles?: readonly ApproverRole[] },
): Result<{ report: Report; summary: ImportSummary }> => {
  const decoded = decodeMarkdown(bytes);
  if (!decoded.ok) return decoded;
  const { report: source, history } = splitHistory(decoded.value);
  const { body, entries } = splitFrontMatter(source);
  const outline = readOutline(body.split('\n'));
  const draft = newDraft(context.newId, context.roles, outline.seal !== null);
  if (outline.seal) draft.report.revision = outline.seal.revision;
  readTitle(draft, outline.title);
  for (const given of outline.facts) if (given.fact !== 'duration') takeFact(draft, given);
  // A section named after the root cause itself goes before those that only speak of causes.
  for (const chunk of outline.chunks) if (!isVague(chunk)) takeChunk(draft, chunk);
  for (const chunk of outline.chunks) if (isVague(chunk)) takeChunk(draft, chunk);
  takeFrontMatter(draft, entries);
  checkDuration(draft, outline);
  if (history.length > 0) {
    draft.reading(
      'The change history printed in the file was not imported: what is imported begins a history of its own.',
    );
  }
  keepLostWords(draft, source);
  return success({ report: draft.report, summary: draft.summary() });
};
