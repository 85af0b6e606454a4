import type { JSX, KeyboardEvent, PointerEvent } from 'react';

/** Pixels that an arrow key moves the edge. */
const STEP = 24;

const grasp = (event: PointerEvent<HTMLHRElement>): void => {
  event.currentTarget.setPointerCapture(event.pointerId);
  event.preventDefault();
};

type PaneResizerProps = {
  /** What is made wider or narrower: "Width of the preview". */
  readonly label: string;
  /** Pixels. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (width: number) => void;
};

/** The left edge of a pane at the right, to be dragged or moved by arrow keys. */
export const PaneResizer = ({ label, width, min, max, onChange }: PaneResizerProps): JSX.Element => {
  const set = (wanted: number): void => onChange(Math.round(Math.min(Math.max(wanted, min), max)));
  const onPointerMove = (event: PointerEvent<HTMLHRElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const pane = event.currentTarget.parentElement?.getBoundingClientRect();
    if (pane) set(pane.right - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const wanted = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: min, End: max }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
  };
  return (
    // A separator that can be moved is a control (ARIA 1.2); the rules take it for a line.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <hr
      className="pane-resizer"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerDown={grasp}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
};
