/** Question and answer, five times or as often as it takes. */
import { type JSX, type KeyboardEvent, memo, useId } from 'react';
import { newWhy } from '../../../../shared/report/create.ts';
import { useRowIds } from '../../../store/hooks.tsx';
import { newId } from '../../../store/new-id.ts';
import { Button } from '../../../ui/Button.tsx';
import { RowTools } from './RowTools.tsx';
import { ParagraphField } from './TextFields.tsx';
import { type RowEdits, useRows } from './use-rows.ts';

const PATH = ['rootCause', 'whys'] as const;

const WhyPair = memo(
  ({
    id,
    index,
    count,
    edits,
  }: {
    readonly id: string;
    readonly index: number;
    readonly count: number;
    readonly edits: RowEdits;
  }): JSX.Element => {
    const moveFrom =
      (field: 'question' | 'answer') =>
      (event: KeyboardEvent): void => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        edits.move(id, event.key === 'ArrowUp' ? -1 : 1, field);
      };
    return (
      <li className="why">
        <span className="why__number" aria-hidden="true">
          {index + 1}
        </span>
        <div className="why__fields">
          <ParagraphField
            path={[...PATH, id, 'question']}
            label={`Why ${index + 1}`}
            minRows={1}
            placeholder="Why did it happen?"
            onKeyDown={moveFrom('question')}
          />
          <ParagraphField
            path={[...PATH, id, 'answer']}
            label={`Answer ${index + 1}`}
            minRows={1}
            placeholder="Because…"
            onKeyDown={moveFrom('answer')}
          />
        </div>
        <RowTools
          name={`why ${index + 1}`}
          id={id}
          index={index}
          count={count}
          edits={edits}
          field="question"
        />
      </li>
    );
  },
);

export const WhyList = (): JSX.Element => {
  const ids = useRowIds(PATH);
  const edits = useRows(PATH, 'why');
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} data-path="rootCause.whys">
      <h3 className="part__title" id={titleId}>
        Five whys
      </h3>
      <p className="part__help">Ask why of each answer, until the answer is something that can be changed.</p>
      <ol className="whys">
        {ids.map((id, index) => (
          <WhyPair key={id} id={id} index={index} count={ids.length} edits={edits} />
        ))}
      </ol>
      <Button
        size="small"
        icon="plus"
        edits
        onPress={() => edits.insert(ids.length, newWhy(newId), 'question')}
      >
        Add why
      </Button>
    </section>
  );
};
