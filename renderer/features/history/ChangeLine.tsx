import { type JSX, useMemo } from 'react';
import { aroundChanges } from '../../../shared/history/excerpt.ts';
import { readablePieces } from '../../../shared/history/readable-pieces.ts';
import type { Told } from '../../../shared/history/tell.ts';
import { DiffPieces, Replaced } from './DiffText.tsx';

/** Words shown on each side of a change, in UTF-16 code units: a line or so of the panel. */
const CONTEXT = 36;

/** Old and new text of a field, where its words can be compared; null where short words say it better. */
export const textsOf = ({
  change,
  words,
}: Told): { readonly before: string; readonly after: string } | null =>
  change.kind === 'set' &&
  typeof change.before === 'string' &&
  typeof change.after === 'string' &&
  (words.prose || words.before === change.before || words.after === change.after)
    ? { before: change.before, after: change.after }
    : null;

const Values = ({ told }: { readonly told: Told }): JSX.Element => {
  const texts = useMemo(() => textsOf(told), [told]);
  const pieces = useMemo(
    () => texts && aroundChanges(readablePieces(texts.before, texts.after), CONTEXT),
    [texts],
  );
  if (pieces) return <DiffPieces pieces={pieces} />;
  return <Replaced before={told.words.before} after={told.words.after} />;
};

/** One change in one line or a few: the field or row, and what became of it. Long texts are folded around the change. */
export const ChangeLine = ({ told }: { readonly told: Told }): JSX.Element => {
  const { change, words, name } = told;
  const isNamedBySection = name.startsWith(words.sectionTitle) || words.sectionTitle === '';
  return (
    <li className="change-line">
      {isNamedBySection ? null : <span className="change-line__section">{words.sectionTitle}: </span>}
      <span className="change-line__name">{name}</span>{' '}
      {change.kind === 'set' ? (
        <Values told={told} />
      ) : (
        <span className={`change-line__verb change-line__verb--${change.kind}`}>{words.verb}</span>
      )}
    </li>
  );
};
