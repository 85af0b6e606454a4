/** Values in the syntax of PDF, for what is written without pdfkit's help. */

/** A reference to the object of that number. */
export const refTo = (id: number): string => `${id} 0 R`;

/** The code units as hexadecimal UTF-16 with its mark, which every text string may be. */
export const textString = (text: string): string => {
  let hex = '<FEFF';
  for (let index = 0; index < text.length; index += 1) {
    hex += text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  }
  return `${hex}>`;
};
