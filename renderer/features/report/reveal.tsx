/** Bringing a field into sight and focus, wherever it is: from a problem, an undo, a new row. */
import { createContext, useContext, useEffect } from 'react';

/** Frames to wait for a field to be drawn: a section opens, a long list scrolls. */
const PATIENCE = 40;
/** What a field is typed into, before the buttons that stand around it. */
const WRITABLE = 'input:not([type="file"]), textarea, select:not([tabindex="-1"])';
const FOCUSABLE = `${WRITABLE}, button, [tabindex="0"]`;

type Listener = (path: string) => void;

export interface Revealer {
  /** Opens the section of the field, brings it into sight and gives it focus. */
  readonly reveal: (path: string) => void;
  /** As `reveal`, inside the section that is open. */
  readonly focus: (path: string) => void;
  /** A list that draws only a part of its rows is told which one is wanted. */
  readonly onWanted: (listener: Listener) => () => void;
}

const RevealContext = createContext<Revealer | null>(null);
export const RevealProvider = RevealContext;

export const useRevealer = (): Revealer => {
  const revealer = useContext(RevealContext);
  if (!revealer) throw new Error('no report screen around this');
  return revealer;
};

/** Lets a virtualised list scroll to a row that is wanted. */
export const useWanted = (listener: Listener): void => {
  const revealer = useRevealer();
  useEffect(() => revealer.onWanted(listener), [revealer, listener]);
};

const find = (selector: string): HTMLElement | null => {
  const holder = document.querySelector<HTMLElement>(selector);
  if (!holder || holder.matches(FOCUSABLE)) return holder;
  return holder.querySelector<HTMLElement>(WRITABLE) ?? holder.querySelector<HTMLElement>(FOCUSABLE);
};

const exact = (path: string): HTMLElement | null => find(`[data-path="${CSS.escape(path)}"]`);
const within = (path: string): HTMLElement | null => find(`[data-path^="${CSS.escape(path)}."]`);

const show = (element: HTMLElement): void => {
  if (element instanceof HTMLTextAreaElement && document.activeElement !== element) {
    // Where one goes on writing.
    element.setSelectionRange(element.value.length, element.value.length);
  }
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest' });
};

export const createRevealer = (openSectionOf: (path: string) => void): Revealer => {
  const listeners = new Set<Listener>();
  let latest = 0;

  const attempt = (path: string, frame: number, request: number): void => {
    if (request !== latest) return;
    const element = exact(path) ?? within(path);
    if (element) {
      show(element);
      return;
    }
    for (const listener of listeners) listener(path);
    if (frame < PATIENCE) {
      requestAnimationFrame(() => attempt(path, frame + 1, request));
      return;
    }
    // The field itself is gone (a row that was removed): the nearest thing around it will do.
    const parent = path.split('.').slice(0, -1).join('.');
    if (parent !== '') attempt(parent, PATIENCE, request);
  };

  const focus = (path: string): void => {
    latest += 1;
    const request = latest;
    // After React has drawn the edit, before the next keystroke arrives: nothing typed falls between two fields.
    queueMicrotask(() => attempt(path, 0, request));
  };

  return {
    focus,
    reveal: (path) => {
      openSectionOf(path);
      focus(path);
    },
    onWanted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
