import type { JSX } from 'react';
import { instantToEpoch } from '../../../shared/report/time.ts';
import { useInsights, useText } from '../../store/hooks.tsx';
import { type Mark, phaseAxis, type Span } from './phase-axis.ts';
import './timeline.css';

const WIDTH = 816;
const EDGE = 8;
const AXIS = 50;
const toX = (at: number): number => EDGE + at * (WIDTH - 2 * EDGE);
const anchorOf = (at: number): 'start' | 'middle' | 'end' => {
  if (at < 0.06) return 'start';
  return at > 0.94 ? 'end' : 'middle';
};
const textX = (at: number): number => {
  if (at < 0.06) return Math.max(0, toX(at) - EDGE);
  return at > 0.94 ? Math.min(WIDTH, toX(at) + EDGE) : toX(at);
};

const Spans = ({ spans }: { readonly spans: readonly Span[] }): JSX.Element => (
  <>
    {spans.map((span) => (
      <g key={span.tone}>
        <rect
          className={`phase-axis__span phase-axis__span--${span.tone}`}
          x={toX(span.from)}
          y={AXIS - 3}
          width={toX(span.to) - toX(span.from)}
          height={6}
        />
        {span.to - span.from < 0.14 ? null : (
          <text
            className="phase-axis__length"
            x={toX((span.from + span.to) / 2)}
            y={AXIS + 21}
            textAnchor="middle"
          >
            {span.words}
          </text>
        )}
      </g>
    ))}
  </>
);

const Marks = ({ marks }: { readonly marks: readonly Mark[] }): JSX.Element => (
  <>
    {marks.map((mark) => (
      <g key={mark.name}>
        {mark.level === 1 && !mark.isClose ? (
          <line className="phase-axis__leader" x1={toX(mark.at)} x2={toX(mark.at)} y1={18} y2={AXIS - 6} />
        ) : null}
        <circle className="phase-axis__mark" cx={toX(mark.at)} cy={AXIS} r={4.5} />
        <text
          x={mark.isClose ? toX(mark.at) - EDGE / 2 : textX(mark.at)}
          y={mark.level === 1 ? 13 : 34}
          textAnchor={mark.isClose && mark.at < 0.8 ? 'start' : anchorOf(mark.at)}
        >
          {mark.name} {mark.time}
        </text>
      </g>
    ))}
  </>
);

/** The incident on one axis to scale; nothing while there are no two points to draw. */
export const PhaseAxis = (): JSX.Element | null => {
  const { phases } = useInsights();
  const start = useText(['incident', 'start']);
  const axis = phaseAxis(instantToEpoch(start), phases);
  if (!axis) return null;
  const words = [
    ...axis.marks.map((mark) => `${mark.name} ${mark.time}`),
    ...axis.spans.map((span) => span.words),
  ].join(', ');
  return (
    <figure className="phase-axis">
      <figcaption className="ui-visually-hidden">Course of the incident, UTC: {words}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} 78`} aria-hidden="true">
        <line className="phase-axis__line" x1={EDGE} x2={WIDTH - EDGE} y1={AXIS} y2={AXIS} />
        <Spans spans={axis.spans} />
        <Marks marks={axis.marks} />
      </svg>
    </figure>
  );
};
