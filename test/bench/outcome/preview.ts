/** How the preview followed one edit. Seconds on the clock. */
export type Follow = {
  /** From the keystroke until the host is asked for pages. */
  readonly pause: number;
  /** Until the host has answered: export process, check of the file, transport. */
  readonly request: number;
  /** Until the pages in sight are painted: pdf.js and the frame. */
  readonly painting: number;
  /** From the keystroke until the pages in sight are painted. */
  readonly all: number;
};
