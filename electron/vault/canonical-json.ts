/** JSON whose bytes depend on its content alone (RFC 8785). */
import canonicalize from 'canonicalize';

/** Throws on what JSON cannot hold. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
};
