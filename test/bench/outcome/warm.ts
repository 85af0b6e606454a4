/** Exports one after another in a program that keeps running. */
export type Warm = {
  readonly id: 'pdf' | 'docx';
  readonly name: string;
  /** Seconds of the first export, which still loads and compiles. */
  readonly first: number;
  /** Seconds of each that followed. */
  readonly later: readonly number[];
};
