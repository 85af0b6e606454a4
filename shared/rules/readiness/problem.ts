/** A finding about a report that is not ready to be signed, with the field it is about. */
import { valueProblem } from '../../report/fields.ts';
import { type SectionId, sectionOf } from '../../report/sections.ts';

export type Problem = {
  /** Path as text, with row ids. */
  readonly path: string;
  readonly section: SectionId;
  /** error: must be mended before review. warning: worth a look. */
  readonly level: 'error' | 'warning';
  readonly message: string;
};

export const error = (path: string, message: string): Problem => ({
  path,
  section: sectionOf(path),
  level: 'error',
  message,
});

export const warning = (path: string, message: string): Problem => ({
  ...error(path, message),
  level: 'warning',
});

/** `problem` where the condition holds, nothing otherwise. */
export const when = (condition: boolean, problem: () => Problem): readonly Problem[] =>
  condition ? [problem()] : [];

/** A text that must be there and must be understood. */
export const required = (path: string, value: string, missing: string): readonly Problem[] => {
  if (value.trim() === '') return [error(path, missing)];
  return wellFormed(path, value);
};

/** A text that may be empty but must be understood where it is not. */
export const wellFormed = (path: string, value: string): readonly Problem[] => {
  const problem = valueProblem(path, value.trim());
  return problem === null ? [] : [error(path, problem)];
};
