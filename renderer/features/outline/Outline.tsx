import type { JSX } from 'react';
import type { SectionId } from '../../../shared/report/sections.ts';
import { useInsights, useSession, useStore } from '../../store/hooks.tsx';
import { sectionHash } from '../report/section-route.ts';
import { type SectionState, sectionState, shownSections } from './section-state.ts';
import './outline.css';

const marks: Readonly<Record<SectionState['kind'], string>> = { empty: '○', attention: '!', complete: '✓' };

const inWords = (section: SectionId, state: SectionState): string => {
  if (state.kind === 'empty') return 'empty';
  if (state.kind === 'complete') return 'complete';
  const noun = section === 'notes' ? 'open note' : 'problem';
  return `needs attention, ${state.problems} ${noun}${state.problems === 1 ? '' : 's'}`;
};

type OutlineProps = {
  readonly current: SectionId;
  /** A section was chosen. */
  readonly onChoose: (section: SectionId) => void;
};

export const Outline = ({ current, onChoose }: OutlineProps): JSX.Element => {
  const { id } = useSession();
  const { problems } = useInsights();
  // Insights change a moment after every edit, so the report they belong to is the present one.
  const report = useStore().getReport();
  const entries = shownSections(report).map((section) => ({
    ...section,
    state: sectionState(report, problems, section.id),
  }));
  const attention = entries.filter(({ state }) => state.kind === 'attention').length;
  return (
    <nav className="outline" aria-label="Sections">
      <p className="outline__summary">
        {entries.length} sections ·{' '}
        {attention === 0
          ? 'none needs attention'
          : `${attention} ${attention === 1 ? 'needs' : 'need'} attention`}
      </p>
      <ul>
        {entries.map(({ id: section, title, state }) => (
          <li key={section}>
            <a
              className="outline__link"
              href={sectionHash(id, section)}
              aria-current={section === current ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onChoose(section);
              }}
            >
              <span className={`outline__mark outline__mark--${state.kind}`} aria-hidden="true">
                {marks[state.kind]}
              </span>
              <span className="outline__title">
                {title} <span className="ui-visually-hidden">({inWords(section, state)})</span>
              </span>
              {state.kind === 'attention' ? (
                <span className="outline__count" aria-hidden="true">
                  {state.problems}
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
