import { type JSX, useLayoutEffect, useRef } from 'react';
import { type SectionId, sections } from '../../../shared/report/sections.ts';
import { useStore } from '../../store/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { shownSections } from '../outline/section-state.ts';
import { sectionPages } from './section-pages.tsx';
import '../sections/sections.css';

type SectionViewProps = {
  readonly section: SectionId;
  /** Whether the focus goes to the heading: the section was chosen, not a field in it. */
  readonly takesFocus: () => boolean;
  readonly onOpen: (section: SectionId) => void;
};

/** One section: heading, form, and the way on. */
export const SectionView = ({ section, takesFocus, onOpen }: SectionViewProps): JSX.Element => {
  const store = useStore();
  const heading = useRef<HTMLHeadingElement>(null);
  const { lede, Form } = sectionPages[section];
  const title = sections.find(({ id }) => id === section)?.title ?? '';
  const order = shownSections(store.getReport());
  const place = order.findIndex(({ id }) => id === section);
  const before = order[place - 1];
  const after = order[place + 1];

  useLayoutEffect(() => {
    if (takesFocus()) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  return (
    <div className="section">
      <h2 ref={heading} tabIndex={-1} className="section__title">
        {title}
      </h2>
      <p className="section__lede">{lede}</p>
      <Form />
      <nav className="section__ways" aria-label="Neighbouring sections">
        {before ? (
          <Button icon="chevron-left" variant="quiet" onPress={() => onOpen(before.id)}>
            {before.title}
          </Button>
        ) : (
          <span />
        )}
        {after ? (
          <Button variant="secondary" onPress={() => onOpen(after.id)}>
            Next: {after.title}
          </Button>
        ) : null}
      </nav>
    </div>
  );
};
