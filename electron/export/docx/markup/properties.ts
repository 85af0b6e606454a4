/** Formatting as XML. The order of the elements is the schema's: Word refuses another. */
import { fonts } from '../design.ts';
import type { Line, ParagraphProperties, RunProperties, Sides, Spacing, TabStop } from '../model.ts';

const flag = (name: string, value: boolean | undefined): string =>
  value === undefined ? '' : value ? `<w:${name}/>` : `<w:${name} w:val="0"/>`;

/** A mark for letters of every script. */
const bothFlags = (name: string, value: boolean | undefined): string =>
  flag(name, value) + flag(`${name}Cs`, value);

const value = (name: string, content: string | number | undefined): string =>
  content === undefined ? '' : `<w:${name} w:val="${content}"/>`;

const fillXml = (fill: string | undefined): string =>
  fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;

/** `w:rPr`, or nothing where there is no formatting. */
export const runProperties = (run: RunProperties): string => {
  const face = run.font === undefined ? undefined : fonts[run.font];
  const inner =
    value('rStyle', run.characterStyle) +
    (face === undefined
      ? ''
      : `<w:rFonts w:ascii="${face.name}" w:hAnsi="${face.name}" w:cs="${face.complex}"/>`) +
    bothFlags('b', run.bold) +
    bothFlags('i', run.italic) +
    flag('strike', run.strike) +
    flag('noProof', run.noProof) +
    value('color', run.color) +
    value('position', run.raised) +
    value('sz', run.size) +
    value('szCs', run.size) +
    (run.underline === undefined ? '' : `<w:u w:val="single" w:color="${run.underline}"/>`) +
    fillXml(run.fill) +
    flag('rtl', run.rightToLeft);
  return inner === '' ? '' : `<w:rPr>${inner}</w:rPr>`;
};

const lineXml = (side: string, { width, color, space }: Line): string =>
  width === 0
    ? `<w:${side} w:val="nil"/>`
    : `<w:${side} w:val="single" w:sz="${width}" w:space="${space}" w:color="${color}"/>`;

const sides = ['top', 'left', 'bottom', 'right'] as const;

/** Lines at the sides that have one, inside the element `name`. */
export const bordersXml = (name: string, borders: Sides<Line> | undefined, inside = ''): string => {
  if (borders === undefined) return '';
  const drawn = sides.map((side) => (borders[side] === undefined ? '' : lineXml(side, borders[side])));
  return `<w:${name}>${drawn.join('')}${inside}</w:${name}>`;
};

/** Room between a cell's edge and its content, inside the element `name`. */
export const marginsXml = (name: string, margins: Sides<number> | undefined): string => {
  if (margins === undefined) return '';
  const rooms = sides.map((side) =>
    margins[side] === undefined ? '' : `<w:${side} w:w="${margins[side]}" w:type="dxa"/>`,
  );
  return `<w:${name}>${rooms.join('')}</w:${name}>`;
};

const numberingXml = (numbering: ParagraphProperties['numbering']): string => {
  if (numbering === undefined) return '';
  if (numbering === null) return '<w:numPr><w:numId w:val="0"/></w:numPr>';
  return `<w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.list}"/></w:numPr>`;
};

const tabsXml = (tabs: readonly TabStop[] | undefined): string =>
  tabs === undefined
    ? ''
    : `<w:tabs>${tabs
        .map(
          ({ at, align, dots }) =>
            `<w:tab w:val="${align}"${dots === true ? ' w:leader="dot"' : ''} w:pos="${at}"/>`,
        )
        .join('')}</w:tabs>`;

const spacingXml = (spacing: Spacing | undefined): string => {
  if (spacing === undefined) return '';
  const { before, after, line, exact } = spacing;
  return `<w:spacing${before === undefined ? '' : ` w:before="${before}"`}${
    after === undefined ? '' : ` w:after="${after}"`
  }${line === undefined ? '' : ` w:line="${line}" w:lineRule="${exact === true ? 'exact' : 'atLeast'}"`}/>`;
};

const indentXml = (indent: ParagraphProperties['indent']): string => {
  if (indent === undefined) return '';
  const hanging = indent.hanging === undefined ? '' : ` w:hanging="${indent.hanging}"`;
  return `<w:ind w:left="${indent.left}"${hanging}/>`;
};

/** `w:pPr`, or nothing where there is neither style nor formatting. */
export const paragraphProperties = (paragraph: ParagraphProperties, style?: string): string => {
  const inner =
    value('pStyle', style) +
    flag('keepNext', paragraph.keepNext) +
    flag('keepLines', paragraph.keepLines) +
    flag('pageBreakBefore', paragraph.onNewPage) +
    numberingXml(paragraph.numbering) +
    bordersXml('pBdr', paragraph.border) +
    fillXml(paragraph.fill) +
    tabsXml(paragraph.tabs) +
    flag('bidi', paragraph.rightToLeft) +
    spacingXml(paragraph.spacing) +
    indentXml(paragraph.indent) +
    flag('contextualSpacing', paragraph.contextualSpacing);
  return inner === '' ? '' : `<w:pPr>${inner}</w:pPr>`;
};
