/* oxlint-disable unicorn/consistent-function-scoping -- its source travels to the page as one piece */
/** Values over IPC: structured clone, then tagged JSON. Used in main and, as source text, in the page. */

export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** Uses nothing outside itself: its source is sent to the page. */
export function makeCodec(): Codec {
  const toBase64 = (bytes: Uint8Array): string =>
    btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  const pack = (value: unknown): unknown => {
    if (value === undefined) return ['undefined'];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
      return ['number', Object.is(value, -0) ? '-0' : String(value)];
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof Map) return ['map', [...value].map(([k, v]) => [pack(k), pack(v)])];
    if (value instanceof Set) return ['set', [...value].map(pack)];
    if (value instanceof Error) return ['error', value.message];
    if (value instanceof Uint8Array) return ['bytes', toBase64(value)];
    if (Array.isArray(value)) return ['array', value.map(pack)];
    if (Object.getPrototypeOf(value) === Object.prototype)
      return ['object', Object.entries(value).map(([k, v]) => [k, pack(v)])];
    throw new Error(`electron double: cloning a ${value.constructor.name} is not modelled`);
  };

  const unpack = (packed: unknown): unknown => {
    if (!Array.isArray(packed)) return packed;
    const [tag, content] = packed as [string, never];
    const items = content as unknown[];
    const pairs = content as [unknown, unknown][];
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(content);
      case 'number':
        return Number(content);
      case 'date':
        return new Date(content);
      case 'map':
        return new Map(pairs.map(([k, v]) => [unpack(k), unpack(v)]));
      case 'set':
        return new Set(items.map(unpack));
      case 'error':
        return new Error(content);
      case 'bytes':
        return fromBase64(content);
      case 'array':
        return items.map(unpack);
      default:
        return Object.fromEntries(pairs.map(([k, v]) => [k, unpack(v)]));
    }
  };

  return {
    encode(value) {
      let copy: unknown;
      try {
        copy = structuredClone(value);
      } catch {
        throw new Error('An object could not be cloned.');
      }
      return JSON.stringify(pack(copy));
    },
    decode: (text) => unpack(JSON.parse(text)),
  };
}

export const codec = makeCodec();
