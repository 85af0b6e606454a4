/** A fresh row identifier. Not `crypto.randomUUID`, which needs a secure context. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(36).padStart(2, '0')).join('');
