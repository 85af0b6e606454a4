/** Every field or row on which two versions differ, side by side, with a choice for each: for a save and for an import. */
import { type JSX, useMemo } from 'react';
import type { Choices, Conflict } from '../../../shared/history/conflict.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { Button } from '../../ui/Button.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import { choiceForAll, type ConflictWords, conflictWords } from './conflict-words.ts';
import './merge.css';

/** `state` is a version of the report in which the places of the conflicts can be found. */
export const useConflictWords = (
  conflicts: readonly Conflict[],
  state: Report | null,
): readonly ConflictWords[] =>
  useMemo(
    () => (state ? conflicts.map((conflict) => conflictWords(conflict, state)) : []),
    [conflicts, state],
  );

/** How many wait for a choice. */
export const countOpen = (words: readonly ConflictWords[], choices: Choices): number =>
  words.filter(({ key }) => choices[key] === undefined).length;

type ConflictListProps = {
  readonly words: readonly ConflictWords[];
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
};

export const ConflictList = ({ words, choices, onChange }: ConflictListProps): JSX.Element => (
  <>
    <div className="merge-all">
      <Button size="small" onPress={() => onChange(choiceForAll(words, 'mine'))}>
        Use mine for all
      </Button>
      <Button size="small" onPress={() => onChange(choiceForAll(words, 'theirs'))}>
        Use theirs for all
      </Button>
      <span className="merge-key">
        Since you both began: <ins>added</ins>, <del>taken out</del>
      </span>
    </div>
    <ol className="merge-conflicts">
      {words.map((each, index) => (
        <ConflictCard
          key={each.key}
          words={each}
          number={index + 1}
          chosen={choices[each.key]}
          onChoose={(choice) => onChange({ ...choices, [each.key]: choice })}
        />
      ))}
    </ol>
  </>
);
