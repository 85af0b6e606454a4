import type { JSX } from 'react';
import type { Metric } from '../../../shared/report/derived.ts';
import { useInsights } from '../../store/hooks.tsx';
import './timeline.css';

const sourceOf = (metric: Metric, derived: string, missing: string): string => {
  if (metric.source === 'none') return missing;
  return metric.source === 'override' ? `overruled; timeline says ${metric.derived || 'nothing'}` : derived;
};

/** What follows from the timeline, as it will be printed. */
export const MetricsBand = (): JSX.Element => {
  const { derived } = useInsights();
  const parts = [
    ['Duration', derived.duration, 'start to end of the incident', 'needs start and end'],
    ['Time to detect', derived.mttd, 'start to Detected', 'mark a row as Detected'],
    ['Time to contain', derived.timeToContain, 'start to Contained', 'mark a row as Contained'],
    ['Time to resolve', derived.mttr, 'start to Recovered or Closed', 'mark a row as Recovered'],
  ] as const;
  return (
    <dl className="metrics-band" aria-label="Derived from the timeline">
      {parts.map(([name, metric, from, missing]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{metric.text === '' ? '–' : metric.text}</dd>
          <dd className="metrics-band__source">{sourceOf(metric, from, missing)}</dd>
        </div>
      ))}
    </dl>
  );
};
