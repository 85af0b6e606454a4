import { type JSX, useMemo, useState } from 'react';
import type { Piece } from '../../../shared/history/compare-words.ts';
import { aroundChanges } from '../../../shared/history/excerpt.ts';
import { readablePieces } from '../../../shared/history/readable-pieces.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import './diff-text.css';

const PieceText = ({ piece }: { readonly piece: Piece }): JSX.Element => {
  switch (piece.kind) {
    case 'same':
      return <>{piece.text}</>;
    case 'added':
      return (
        <ins className="diff-text__added">
          <span className="ui-visually-hidden"> (added: </span>
          {piece.text}
          <span className="ui-visually-hidden">) </span>
        </ins>
      );
    case 'removed':
      return (
        <del className="diff-text__removed">
          <span className="ui-visually-hidden"> (removed: </span>
          {piece.text}
          <span className="ui-visually-hidden">) </span>
        </del>
      );
  }
};

/** Pieces of a text: what was added is underlined, what was removed is struck through; neither by colour alone. */
export const DiffPieces = ({ pieces }: { readonly pieces: readonly Piece[] }): JSX.Element => (
  <span className="diff-text">
    {pieces.map((piece, index) => (
      // Pieces never change places: another comparison is another list.
      <PieceText key={`${index} ${piece.kind}`} piece={piece} />
    ))}
  </span>
);

/** One value in place of another, where comparing their words would say nothing. */
export const Replaced = ({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}): JSX.Element => (
  <DiffPieces
    pieces={[
      { kind: 'removed', text: before },
      { kind: 'same', text: ' ' },
      { kind: 'added', text: after },
    ]}
  />
);

/** Words shown on each side of a change, in UTF-16 code units: two or three lines. */
const CONTEXT = 180;

/** Two versions of a text in one, what is far from every change left out until it is asked for. */
export const DiffText = ({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}): JSX.Element => {
  const whole = useMemo(() => readablePieces(before, after), [before, after]);
  const near = useMemo(() => aroundChanges(whole, CONTEXT), [whole]);
  const [isWhole, setWhole] = useState(false);
  const isCut = near.some(({ text }, index) => text !== whole[index]?.text);
  return (
    <>
      <DiffPieces pieces={isWhole ? whole : near} />
      {isCut ? (
        <span className="diff-text__more">
          <LinkButton onPress={() => setWhole(!isWhole)}>
            {isWhole ? 'Show only what changed' : 'Show the whole text'}
          </LinkButton>
        </span>
      ) : null}
    </>
  );
};
