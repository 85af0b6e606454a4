import { type JSX, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { count } from '../../ui/format/amount.ts';
import { DifferencePart, type PartActions } from './DifferencePart.tsx';
import type { SectionDifferences } from './differences.ts';

/** Parts of a section drawn before the rest is asked for. */
const FIRST = 50;

const Section = ({
  section,
  actions,
}: {
  readonly section: SectionDifferences;
  readonly actions: PartActions;
}): JSX.Element => {
  const { title, parts } = section;
  const [shown, setShown] = useState(FIRST);
  return (
    <section className="differences__section" aria-label={title}>
      <h3 className="differences__title">
        {title} <span className="differences__count">{parts.length}</span>
      </h3>
      <ul>
        {parts.slice(0, shown).map((part) => (
          <DifferencePart key={part.key} part={part} actions={actions} />
        ))}
      </ul>
      {parts.length > shown ? (
        <Button size="small" variant="quiet" onPress={() => setShown(shown + 10 * FIRST)}>
          Show {count(parts.length - shown, 'more difference')}
        </Button>
      ) : null}
    </section>
  );
};

/** What differs, by section. */
export const Differences = ({
  sections,
  actions,
}: {
  readonly sections: readonly SectionDifferences[];
  readonly actions: PartActions;
}): JSX.Element => (
  <div className="differences">
    {sections.map((section) => (
      <Section key={section.section} section={section} actions={actions} />
    ))}
  </div>
);
