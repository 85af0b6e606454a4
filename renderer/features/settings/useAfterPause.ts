import { useEffect, useMemo, useRef } from 'react';

/** Milliseconds without a keystroke that count as a pause. */
const PAUSE = 600;

type AfterPause<A> = {
  /** Runs the action with the latest argument once there is a pause. */
  readonly later: (argument: A) => void;
  /** Runs it at once if it is still due. */
  readonly flush: () => void;
};

/** Runs an action when typing pauses, and at the latest when the screen is left: what was typed is not lost. */
export const useAfterPause = <A>(action: (argument: A) => void): AfterPause<A> => {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  const due = useRef<{ readonly argument: A; readonly timer: number } | null>(null);
  const controls = useMemo(() => {
    const flush = () => {
      if (!due.current) return;
      const { argument, timer } = due.current;
      window.clearTimeout(timer);
      due.current = null;
      latest.current(argument);
    };
    const later = (argument: A) => {
      if (due.current) window.clearTimeout(due.current.timer);
      due.current = { argument, timer: window.setTimeout(flush, PAUSE) };
    };
    return { later, flush };
  }, []);
  useEffect(() => controls.flush, [controls]);
  return controls;
};
