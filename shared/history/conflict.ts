/** Where two versions of a report cannot both be right, and what a person decides about it. */
import { z } from 'zod';

export const Conflict = z.strictObject({
  kind: z.enum([
    /** Both set the field, each to something else. */
    'value',
    /** A row of theirs is not in mine. It is kept until somebody decides. */
    'missing-in-mine',
    /** A row of mine is not in theirs. It is kept until somebody decides. */
    'missing-in-theirs',
  ]),
  /** Of the field or the row. */
  path: z.array(z.string()).readonly(),
  /** What both began with; undefined where there is no common base, or the row was not in it. */
  base: z.unknown(),
  /** undefined for a row that is missing. */
  mine: z.unknown(),
  /** undefined for a row that is missing. */
  theirs: z.unknown(),
});
export type Conflict = z.infer<typeof Conflict>;

/** One version as it is (also where that means a row is gone), or a value written instead. */
export const Choice = z.union([z.enum(['mine', 'theirs']), z.strictObject({ value: z.unknown() })]);
export type Choice = z.infer<typeof Choice>;

/** By the conflict's path as text. */
export const Choices = z.record(z.string(), Choice);
export type Choices = z.infer<typeof Choices>;
