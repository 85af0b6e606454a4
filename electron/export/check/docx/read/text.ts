/** The words of a part, without where they stand: for headers and footers. */
import { readXml } from './xml.ts';

export const wordsOf = (part: string, bytes: Uint8Array): string => {
  let words = '';
  let inText = false;
  readXml(part, bytes, {
    open: (name, attributes) => {
      inText = name === 'w:t';
      if (name === 'w:tab' || name === 'w:br') words += ' ';
      if (name === 'v:textpath') words += ` ${attributes['string'] ?? ''} `;
    },
    close: () => {
      inText = false;
    },
    text: (text) => {
      if (inText) words += text;
    },
  });
  return words;
};
