import type { JSX } from 'react';
import { numberWords } from '../../../shared/history/kind-words.ts';
import { Button } from '../../ui/Button.tsx';
import { utcClock } from '../../ui/format/moment.ts';
import { MenuButton, type MenuItem } from '../../ui/Menu.tsx';
import type { Stretch } from './days.ts';
import type { Moment } from './moment.ts';
import type { Comparing } from './use-comparing.ts';

type EntryActionsProps = { readonly stretch: Stretch; readonly comparing: Comparing };

/** Comparing from here: with what was before, with now, with another moment. While a second moment is chosen: with this. */
export const EntryActions = ({ stretch, comparing }: EntryActionsProps): JSX.Element => {
  const [{ seq, time }] = stretch;
  const oldest = stretch.at(-1) ?? stretch[0];
  const here: Moment = { kind: 'entry', seq, time };
  const name = `${utcClock(time)} UTC, ${numberWords(stretch).toLowerCase()}`;
  const { first } = comparing;
  if (first !== null) {
    const isFirst = first.kind === 'entry' && first.seq === seq;
    return (
      <Button
        size="small"
        className="entry__actions"
        isDisabled={isFirst}
        aria-label={isFirst ? `Chosen: ${name}` : `Compare with this: ${name}`}
        onPress={() => comparing.compare(first, here)}
      >
        {isFirst ? 'Chosen' : 'Compare with this'}
      </Button>
    );
  }
  const { before } = oldest;
  const items: MenuItem[] = [
    ...(before === null
      ? []
      : [
          {
            id: 'before',
            label: stretch.length === 1 ? 'Show what this changed' : 'Show what these changed',
            onAction: () => comparing.compare({ kind: 'entry', seq: before.seq, time: before.time }, here),
          },
        ]),
    {
      id: 'now',
      label: 'Compare with now',
      detail: 'And put back what should be as it was',
      onAction: () => comparing.compare(here, { kind: 'now' }),
    },
    { id: 'with', label: 'Compare with…', onAction: () => comparing.begin(here) },
  ];
  return <MenuButton label={`Compare ${name}`} icon="more" className="entry__actions" items={items} />;
};
