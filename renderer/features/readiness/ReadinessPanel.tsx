import { type JSX, useState } from 'react';
import { fieldAt } from '../../../shared/report/fields.ts';
import { sections } from '../../../shared/report/sections.ts';
import type { Problem } from '../../../shared/rules/readiness.ts';
import { useInsights } from '../../store/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useRevealer } from '../report/reveal.tsx';
import './readiness.css';

/** Problems shown before the rest is asked for: nobody mends two thousand at once. */
const FIRST = 60;

const placeOf = (problem: Problem): string => {
  const section = sections.find(({ id }) => id === problem.section)?.title ?? '';
  const field = fieldAt(problem.path)?.label ?? '';
  return field === '' || field === section ? section : `${section}: ${field}`;
};

const Finding = ({
  problem,
  onGo,
}: {
  readonly problem: Problem;
  readonly onGo: () => void;
}): JSX.Element => (
  <li>
    <button type="button" className="finding" onClick={onGo}>
      <span className={`finding__mark finding__mark--${problem.level}`} aria-hidden="true">
        {problem.level === 'error' ? '!' : '△'}
      </span>
      <span className="finding__message">{problem.message}</span>
      <span className="finding__place">
        <span className="ui-visually-hidden">Go to </span>
        {placeOf(problem)}
      </span>
    </button>
  </li>
);

const Group = ({
  title,
  problems,
  onGo,
}: {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly onGo: (path: string) => void;
}): JSX.Element | null => {
  const [isWhole, setWhole] = useState(false);
  if (problems.length === 0) return null;
  const shown = isWhole ? problems : problems.slice(0, FIRST);
  return (
    <section className="findings">
      <h3 className="findings__title">
        {title} <span className="findings__count">{problems.length}</span>
      </h3>
      <ul>
        {shown.map((problem) => (
          <Finding
            key={`${problem.path} ${problem.message}`}
            problem={problem}
            onGo={() => onGo(problem.path)}
          />
        ))}
      </ul>
      {shown.length === problems.length ? null : (
        <div className="findings__more">
          <Button size="small" variant="quiet" onPress={() => setWhole(true)}>
            Show {problems.length - shown.length} more
          </Button>
        </div>
      )}
    </section>
  );
};

/** What stands between this report and its signatures; each finding leads to its field. */
export const ReadinessPanel = ({ onGo }: { readonly onGo?: () => void }): JSX.Element => {
  const { problems } = useInsights();
  const { reveal } = useRevealer();
  const go = (path: string): void => {
    onGo?.();
    reveal(path);
  };
  if (problems.length === 0) {
    return (
      <p className="findings__none">
        <Icon name="check" /> Nothing is missing. The report is ready for review.
      </p>
    );
  }
  return (
    <>
      <Group title="Must be mended" problems={problems.filter(({ level }) => level === 'error')} onGo={go} />
      <Group title="Worth a look" problems={problems.filter(({ level }) => level === 'warning')} onGo={go} />
    </>
  );
};
