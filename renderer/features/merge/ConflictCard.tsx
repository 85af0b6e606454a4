import { type JSX, useId } from 'react';
import type { Piece } from '../../../shared/history/compare-words.ts';
import type { Choice } from '../../../shared/history/conflict.ts';
import type { ConflictWords, Option } from './conflict-words.ts';

/** Text with what was added underlined and what was taken out struck through: told by shape, not by colour alone. */
const Words = ({ pieces }: { readonly pieces: readonly Piece[] }): JSX.Element => (
  <>
    {pieces.map(({ kind, text }, index) => {
      // Pieces have no identity but their place; they never change while they are shown.
      const key = `${index} ${kind}`;
      if (kind === 'added') return <ins key={key}>{text}</ins>;
      return kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
    })}
  </>
);

type SideProps = {
  readonly option: Option;
  readonly group: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

const Side = ({ option, group, isChosen, onChoose }: SideProps): JSX.Element => {
  const id = useId();
  return (
    <div className={`merge-side merge-side--${option.id}`} data-chosen={isChosen || undefined}>
      <label className="merge-side__choice">
        <input
          type="radio"
          name={group}
          checked={isChosen}
          onChange={onChoose}
          aria-describedby={option.pieces.length === 0 ? undefined : id}
        />
        <span>{option.title}</span>
      </label>
      {option.pieces.length === 0 ? null : (
        // Where the text is long it scrolls, and is reached by keyboard for that.
        <section
          className="merge-side__text"
          id={id}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={`Text: ${option.title}`}
        >
          <Words pieces={option.pieces} />
        </section>
      )}
    </div>
  );
};

type ConflictCardProps = {
  readonly words: ConflictWords;
  readonly number: number;
  readonly chosen: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
};

const isSame = (a: Choice | undefined, b: Choice): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object');

/** One field or row on which both versions differ, side by side. */
export const ConflictCard = ({ words, number, chosen, onChoose }: ConflictCardProps): JSX.Element => {
  const group = useId();
  const { place, reason, options } = words;
  return (
    <li>
      <fieldset className="merge-conflict">
        <legend>
          <span className="merge-conflict__number">{number}</span>
          {place.name}
          <small>
            {place.sectionTitle}. {reason}
          </small>
        </legend>
        <div className="merge-sides">
          {options.map((option) => (
            <Side
              key={option.id}
              option={option}
              group={group}
              isChosen={isSame(chosen, option.choice)}
              onChoose={() => onChoose(option.choice)}
            />
          ))}
        </div>
      </fieldset>
    </li>
  );
};
