/** Says things to assistive technology that sighted people see happen: a row moved, a step undone. */
import { type JSX, useSyncExternalStore } from 'react';

let current = { text: '', count: 0 };
const listeners = new Set<() => void>();

/** Has a screen reader say this when it has finished what it is saying. */
export const announce = (text: string): void => {
  current = { text, count: current.count + 1 };
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where announcements are put; one per screen. */
export const Announcer = (): JSX.Element => {
  const { text, count } = useSyncExternalStore(subscribe, () => current);
  return (
    <output className="ui-visually-hidden">
      {/* A no-break space every other time makes the same words news again. */}
      {text}
      {count % 2 === 1 ? '\u00a0' : ''}
    </output>
  );
};
