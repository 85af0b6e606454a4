/** The part of linebreak 1.1 (UAX #14) that the PDF writer uses; the package ships no types. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place where a line may (or, when required, must) end; null at the end. */
    nextBreak(): { readonly position: number; readonly required?: boolean } | null;
  }
}
