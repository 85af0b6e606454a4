import { useMemo, type JSX } from 'react';
import { sections } from '../../../shared/report/sections.ts';
import { checkReadiness, type Problem } from '../../../shared/rules/readiness.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { count } from '../../ui/format/amount.ts';
import { Icon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';

type ProblemListProps = { readonly report: Report; readonly onGoTo: (path: string) => void };

const OneProblem = ({
  problem,
  onGoTo,
}: {
  readonly problem: Problem;
  readonly onGoTo: (path: string) => void;
}): JSX.Element => (
  <li className={`problems__item problems__item--${problem.level}`}>
    <Icon name={problem.level === 'error' ? 'error' : 'warning'} size={14} />
    <LinkButton onPress={() => onGoTo(problem.path)}>
      <span className="ui-visually-hidden">{problem.level === 'error' ? 'To mend: ' : 'Worth a look: '}</span>
      {problem.message}
    </LinkButton>
  </li>
);

/** What keeps the report from being ready, by section; each leads to its field. */
export const ProblemList = ({ report, onGoTo }: ProblemListProps): JSX.Element => {
  const problems = useMemo(() => checkReadiness(report), [report]);
  const errors = problems.filter(({ level }) => level === 'error').length;
  const warnings = problems.length - errors;
  const groups = sections
    .map(({ id, title }) => ({ id, title, found: problems.filter(({ section }) => section === id) }))
    .filter(({ found }) => found.length > 0);

  if (problems.length === 0) {
    return (
      <Notice tone="ok" title="Nothing to mend">
        Every field that a signature needs is filled in and understood.
      </Notice>
    );
  }
  return (
    <section aria-labelledby="export-problems">
      <h3 id="export-problems" className="problems__title">
        {errors === 0 ? 'Nothing must be mended' : count(errors, 'problem to mend', 'problems to mend')}
        {warnings === 0 ? '' : `, ${warnings} worth a look`}
      </h3>
      {/* A scrolling area must be reachable by keyboard; its links make it so. */}
      <div className="problems">
        {groups.map(({ id, title, found }) => (
          <div key={id} className="problems__group">
            <h4 className="problems__section">{title}</h4>
            <ul>
              {found.map((problem) => (
                <OneProblem key={`${problem.path} ${problem.message}`} problem={problem} onGoTo={onGoTo} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
};
