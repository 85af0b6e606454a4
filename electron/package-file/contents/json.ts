/**
 * JSON from outside, weighed before it is parsed. A value of a million levels would overflow the stack of whatever walks
 * through it; and "[],[],[],…" takes a dozen times more memory parsed than as text.
 */
import { parseJson } from '../../library/report-file.ts';
import type { Limits } from '../limits.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const LIST = 0x5b;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

export type Weight = {
  /** Levels of brackets. */
  readonly depth: number;
  /** At least as many as there are members of lists and objects. */
  readonly values: number;
};

/** Weighs JSON in UTF-8 without parsing it. */
export const weigh = (bytes: Uint8Array): Weight => {
  let level = 0;
  let depth = 0;
  let values = 1;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === COMMA) values += 1;
    else if (byte === LIST || byte === OBJECT) {
      values += 1;
      level += 1;
      if (level > depth) depth = level;
    } else if (byte === LIST_END || byte === OBJECT_END) level -= 1;
  }
  return { depth, values };
};

/** Parses JSON that is within the limits; null where it is not, or not JSON. */
export const parseWithin = (bytes: Uint8Array, limits: Limits): { readonly value: unknown } | null => {
  const { depth, values } = weigh(bytes);
  return depth <= limits.depth && values <= limits.values ? parseJson(bytes) : null;
};
