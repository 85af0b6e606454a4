/** Table cells: how text with pipes and line breaks stands in one line, and how it is read back. */

/** Puts text into one cell: pipes are escaped, line breaks become `<br>`, a written `<br>` becomes `<\br>`. */
export const encodeCell = (text: string): string =>
  text
    .replace(/<(?=\\*br(?![a-z0-9]))/gi, '<\\')
    .replace(/\n/g, '<br>')
    .replace(/(\\*)\|/g, '$1$1\\|');

/** The text of a cell: the inverse of `encodeCell`; also takes what other programs write (`<br/>`). */
export const decodeCell = (cell: string): string =>
  cell
    .replace(/(\\+)\|/g, (_, slashes: string) => `${'\\'.repeat(Math.floor(slashes.length / 2))}|`)
    .replace(/<(\\+)(?=br(?![a-z0-9]))|<br\s*\/?>/gi, (_, slashes: string | undefined) =>
      slashes === undefined ? '\n' : `<${slashes.slice(1)}`,
    );
