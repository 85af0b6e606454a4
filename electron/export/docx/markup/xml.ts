/** Text inside XML. Characters that XML cannot hold are gone before (`sanitise.ts`). */

const inText = /[&<>]/;
const inAttribute = /[&<>"\t\n]/;

/** Text between tags. */
export const escaped = (text: string): string =>
  inText.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;

/** Text between the quotes of an attribute; line ends and tabs survive readers that would make spaces of them. */
export const attribute = (text: string): string =>
  inAttribute.test(text)
    ? escaped(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')
    : text;

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const namespaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  asvg: 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
} as const;

/** A whole part whose root is the WordprocessingML element `name`, with the namespaces its content uses. */
export const wordPart = (
  name: string,
  prefixes: readonly Exclude<keyof typeof namespaces, 'w' | 'mc'>[],
  content: string,
): string => {
  const ignorable = prefixes.includes('w14') ? ' mc:Ignorable="w14"' : '';
  const used = ['w', ...(ignorable === '' ? [] : (['mc'] as const)), ...prefixes] as const;
  const declared = used.map((prefix) => ` xmlns:${prefix}="${namespaces[prefix]}"`).join('');
  return `${declaration}<w:${name}${declared}${ignorable}>${content}</w:${name}>`;
};
