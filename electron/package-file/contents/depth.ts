/** A guard before JSON from outside is parsed. */
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/**
 * Whether JSON in UTF-8 nests its lists and objects no deeper than this. Asked before parsing: whatever walks through a
 * value of a million levels afterwards would end in an overflow of its stack.
 */
export const isShallow = (bytes: Uint8Array, deepest: number): boolean => {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (opening.has(byte)) {
      depth += 1;
      if (depth > deepest) return false;
    } else if (closing.has(byte)) depth -= 1;
  }
  return true;
};
