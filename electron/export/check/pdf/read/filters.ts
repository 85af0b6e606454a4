/** Stream bytes as they were before they were packed. */
import { inflateSync } from 'node:zlib';
import { type Dict, isDict, Name, type Stream, unreadable, type Value } from './value.ts';

/** Bytes to which one stream may grow. */
const LARGEST = 512 * 1024 * 1024;

const numberIn = (dict: Dict, key: string, otherwise: number): number => {
  const value = dict.get(key);
  if (value === undefined) return otherwise;
  return typeof value === 'number' ? value : unreadable(`a filter's /${key} is no number`);
};

/** Undoes the PNG predictors; only rows as cross-reference streams have them, of whole bytes. */
const unpredict = (data: Uint8Array, parameters: Dict): Uint8Array => {
  const predictor = numberIn(parameters, 'Predictor', 1);
  if (predictor === 1) return data;
  if (predictor < 10 || numberIn(parameters, 'BitsPerComponent', 8) !== 8) {
    return unreadable(`predictor ${predictor} is not known`);
  }
  const step = numberIn(parameters, 'Colors', 1);
  const width = step * numberIn(parameters, 'Columns', 1);
  if (width <= 0 || data.length % (width + 1) !== 0) return unreadable('predicted rows of unequal length');
  const rows = data.length / (width + 1);
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const kind = data[row * (width + 1)] ?? 0;
    if (kind > 4) return unreadable(`row predictor ${kind} is not known`);
    for (let at = 0; at < width; at += 1) {
      const to = row * width + at;
      const left = at >= step ? (out[to - step] ?? 0) : 0;
      const up = row > 0 ? (out[to - width] ?? 0) : 0;
      const corner = at >= step && row > 0 ? (out[to - width - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
      out[to] = (data[row * (width + 1) + 1 + at] ?? 0) + guess;
    }
  }
  return out;
};

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
};

/** `resolve` follows references in the stream's dictionary. Pictures in JPEG stay as they are. */
export const unpack = ({ dict, raw }: Stream, resolve: (value: Value) => Value): Uint8Array => {
  const filter = resolve(dict.get('Filter') ?? null);
  const list = filter === null ? [] : Array.isArray(filter) ? filter.map(resolve) : [filter];
  const given = resolve(dict.get('DecodeParms') ?? null);
  const parameters = Array.isArray(given) ? given.map(resolve) : [given];
  let data = raw;
  list.forEach((each, index) => {
    if (!(each instanceof Name)) unreadable('a filter is no name');
    else if (each.text === 'FlateDecode') {
      try {
        data = inflateSync(data, { maxOutputLength: LARGEST });
      } catch {
        unreadable('a packed stream is damaged');
      }
      const own = parameters[index];
      if (isDict(own)) data = unpredict(data, own);
    } else if (each.text !== 'DCTDecode') unreadable(`filter ${each.text} is not known`);
  });
  return data;
};
