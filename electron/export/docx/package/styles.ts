/** The named styles of the document: what a person editing it in Word changes to change the look everywhere. */
import { accent, fonts, hairline, ink, line, mm, numberHang, panel, pt, quiet, size } from '../design.ts';
import type { Page } from '../design.ts';
import { bordersXml, marginsXml, paragraphProperties, runProperties } from '../markup/properties.ts';
import { attribute, wordPart } from '../markup/xml.ts';
import type { Line, ParagraphProperties, RunProperties, Sides, Spacing, TabStop } from '../model.ts';
import { headingList } from './numbering.ts';

export type ParagraphStyle = {
  readonly name: string;
  /** Id of the style it refines; '' for none. */
  readonly basedOn: string;
  readonly run: RunProperties;
  readonly paragraph: ParagraphProperties;
};
type Styles = Readonly<Record<string, ParagraphStyle>>;

/** Leading in points, as the least a line takes: fallback faces and pictures may need more. */
const leading = (points: number, { before = 0, after = 0 }: Spacing = {}) => ({
  spacing: { line: pt(points), before, after },
});

/** A paragraph that is nothing but room below a table or list. */
const room = (after: number) => ({ spacing: { line: pt(1), exact: true, before: 0, after } });

const style = (
  name: string,
  run: RunProperties,
  paragraph: ParagraphProperties,
  basedOn = 'Normal',
): ParagraphStyle => ({ name, basedOn, run, paragraph });

const small: RunProperties = { font: 'sans', size: size(8), color: quiet };
const cellText: RunProperties = { font: 'sans', size: size(9) };
const bold: RunProperties = { bold: true };
const prose = leading(14.5, { after: pt(7) });
/** Room between the items of a list, and the paragraphs of one. */
const betweenItems = pt(2.6);
/** Room below a list's end. */
export const afterList = pt(7);

const textStyles: Styles = {
  Normal: {
    name: 'Normal',
    basedOn: '',
    run: { font: 'serif', size: size(10.5), color: ink },
    paragraph: {},
  },
  BodyText: style('Body Text', {}, prose),
  ListParagraph: style('List Paragraph', {}, leading(14.5, { after: betweenItems })),
  ListContinue: style('List Continue', {}, leading(14.5, { after: betweenItems })),
  Note: style('Note', small, leading(11, { after: mm(2) })),
  Label: style(
    'Label',
    { font: 'sans', size: size(9.5), ...bold },
    { ...leading(13, { before: mm(2.5), after: mm(0.8) }), keepNext: true },
  ),
  NothingRecorded: style('Nothing Recorded', { color: quiet, italic: true }, prose),
  Quote: style('Quote', { color: quiet }, { ...prose, border: { left: line(1.5, hairline, 8) } }),
  Code: style(
    'Code',
    { font: 'mono', size: size(8), noProof: true },
    {
      ...leading(11, { after: mm(3.2) }),
      contextualSpacing: true,
      fill: panel,
      border: { left: line(0.5, panel, 7), right: line(0.5, panel, 7) },
      indent: { left: pt(8) },
    },
  ),
  Rule: style('Rule', { size: size(4) }, leading(6, { before: mm(1), after: mm(3) })),
  Gap: style('Table Gap', { size: size(1) }, room(0)),
  ListGap: style('List Space', { size: size(1) }, room(mm(1.6))),
  WideGap: style('Table Space', { size: size(1) }, room(mm(4))),
};

const tableStyles: Styles = {
  TableText: style('Table Text', cellText, leading(12, { after: pt(2) })),
  TableHead: style(
    'Table Head',
    { font: 'sans', size: size(8), ...bold },
    { ...leading(11, { after: pt(2) }), keepNext: true },
  ),
  TableLabel: style('Table Label', bold, { keepNext: true }, 'TableText'),
  TableNote: style('Table Note', { color: quiet, size: size(8) }, {}, 'TableText'),
  TableCode: style('Table Code', { font: 'mono', size: size(8.5), noProof: true }, {}, 'TableText'),
  FactTerm: style('Fact Term', { color: quiet }, {}, 'TableText'),
  KeyFigure: style(
    'Key Figure',
    { font: 'sans', size: size(15), ...bold },
    { ...leading(19), keepNext: true },
  ),
  KeyLabel: style('Key Figure Label', small, leading(11)),
  KeyNote: style('Key Figure Note', { ...small, size: size(7.5) }, leading(10)),
  Caption: style(
    'caption',
    { ...small, italic: false, bold: false },
    { ...leading(11, { before: mm(1), after: mm(1.6) }), keepNext: true },
  ),
  Figure: style('Figure', {}, { spacing: { before: mm(2), after: mm(1.5) } }),
  FigureCaption: style(
    'Figure Caption',
    {},
    { ...leading(11, { after: mm(4) }), keepNext: false },
    'Caption',
  ),
};

const title: RunProperties = { font: 'sans', size: size(23), color: ink, ...bold };

const coverStyles: Styles = {
  Title: style('Title', title, {
    ...leading(28, { before: pt(4), after: pt(6) }),
    keepNext: true,
    border: { bottom: line(0.75, ink, 14) },
  }),
  ReportTitle: style(
    'Report Title',
    { size: size(28) },
    {
      ...leading(34, { before: pt(4), after: pt(8) }),
      keepNext: false,
      border: { bottom: line(0.75, ink, 22) },
    },
    'Title',
  ),
  Logo: style('Logo', {}, { spacing: { before: 0, after: mm(4) } }),
  Organisation: style('Organisation', { font: 'sans', size: size(9.5), ...bold }, leading(13)),
  Subtitle: style(
    'Subtitle',
    { font: 'sans', size: size(10.5), color: accent },
    leading(14, { before: pt(22) }),
  ),
};

const signatureStyles: Styles = {
  SignatureRole: style('Signature Role', { font: 'sans', size: size(9.5), ...bold }, leading(13)),
  SignatureMeaning: style('Signature Meaning', small, leading(11, { before: pt(1) })),
  SignatureText: style('Signature Text', cellText, leading(13)),
  SignatureLabel: style('Signature Label', { ...small, size: size(7.5) }, leading(10)),
};

/** Where titles start in the contents, right of their numbers. */
const titleAt = pt(30);

/** The contents' entries end at the page's edge. */
const pageStyles = ({ textWidth }: Page): Styles => ({
  TOCHeading: style(
    'TOC Heading',
    { font: 'sans', size: size(14), ...bold },
    { ...leading(18, { before: mm(5), after: mm(2) }), keepNext: true },
  ),
  TOC1: style(
    'toc 1',
    { font: 'sans', size: size(9.5), ...bold },
    { ...leading(13, { before: pt(6) }), tabs: contentsTabs(textWidth) },
  ),
  TOC2: style(
    'toc 2',
    { font: 'sans', size: size(9), color: quiet },
    { ...leading(12, { before: pt(1) }), tabs: contentsTabs(textWidth) },
  ),
  Header: style('header', small, leading(10)),
  Footer: style('footer', small, leading(10)),
});

const contentsTabs = (textWidth: number): readonly TabStop[] => [
  { at: titleAt, align: 'left' },
  { at: textWidth, align: 'right', dots: true },
];

type HeadingLook = {
  readonly points: number;
  readonly lead: number;
  readonly before: number;
  readonly after: number;
};
const headingLooks: readonly HeadingLook[] = [
  { points: 14, lead: 18, before: 8, after: 2.5 },
  { points: 11, lead: 14, before: 5.5, after: 1.5 },
  { points: 9.5, lead: 13, before: 4, after: 1 },
];

/** `numbered`: Word counts the headings. */
const headingStyles = (numbered: boolean): Styles =>
  Object.fromEntries(
    headingLooks.map(({ points, lead, before, after }, index): [string, ParagraphStyle] => [
      `Heading${index + 1}`,
      style(
        `heading ${index + 1}`,
        { font: 'sans', size: size(points), color: ink, ...bold },
        {
          ...leading(lead, { before: mm(before), after: mm(after) }),
          keepNext: true,
          keepLines: true,
          ...(numbered
            ? { numbering: { list: headingList, level: index }, indent: { left: 0, hanging: numberHang } }
            : {}),
        },
      ),
    ]),
  );

/** Every paragraph style, by its id. */
export const paragraphStyles = (page: Page, numbered: boolean): Styles => ({
  ...textStyles,
  ...headingStyles(numbered),
  ...tableStyles,
  ...coverStyles,
  ...pageStyles(page),
  ...signatureStyles,
});

const outlineLevel = /^Heading([1-3])$/;

const paragraphStyleXml = (id: string, { name, basedOn, run, paragraph }: ParagraphStyle): string => {
  const level = outlineLevel.exec(id)?.[1];
  // A heading is followed by text, whatever else by its like.
  const next = level === undefined ? '' : '<w:next w:val="BodyText"/>';
  const formatting = paragraphProperties(paragraph);
  const outlined =
    level === undefined
      ? formatting
      : formatting.replace('</w:pPr>', `<w:outlineLvl w:val="${Number(level) - 1}"/></w:pPr>`);
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>` +
    `${basedOn === '' ? '' : `<w:basedOn w:val="${basedOn}"/>`}${next}<w:qFormat/>${outlined}${runProperties(run)}</w:style>`
  );
};

const characterStyles: Readonly<Record<string, { readonly name: string; readonly run: RunProperties }>> = {
  Hyperlink: { name: 'Hyperlink', run: { color: accent, underline: accent } },
  CodeCharacter: { name: 'Code Character', run: { font: 'mono', size: size(9), noProof: true } },
  Severity: { name: 'Severity', run: { font: 'sans', bold: true, color: 'FFFFFF' } },
};

const characterStyleXml = (id: string, name: string, run: RunProperties): string =>
  `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>${runProperties(run)}</w:style>`;

/** Room right of a cell's text. */
export const gutters = { ReportTable: mm(2.5), FactTable: pt(9) } as const;

type TableLook = {
  readonly name: string;
  readonly borders: Sides<Line>;
  readonly between?: Line;
  readonly margins: Sides<number>;
  /** Line under the header row. */
  readonly head?: Line;
};

export const tableLooks = {
  ReportTable: {
    name: 'Report Table',
    borders: { bottom: line(0.25, hairline) },
    between: line(0.25, hairline),
    margins: { top: mm(1.2), left: 0, bottom: pt(1.4), right: gutters.ReportTable },
    head: line(0.75, ink),
  },
  FactTable: {
    name: 'Fact Table',
    borders: {},
    margins: { top: mm(0.7), left: 0, bottom: 0, right: gutters.FactTable },
  },
  KeyFigureTable: {
    name: 'Key Figure Table',
    borders: { top: line(0.5, hairline), bottom: line(0.5, hairline) },
    between: line(0.25, hairline),
    margins: { top: mm(2.4), left: mm(3.5), bottom: mm(2.4), right: mm(2) },
  },
  SignatureTable: {
    name: 'Signature Table',
    borders: { top: line(0.5, hairline) },
    margins: { top: 0, left: 0, bottom: 0, right: 0 },
  },
} as const satisfies Readonly<Record<string, TableLook>>;
export type TableStyle = keyof typeof tableLooks;

const tableStyleXml = (id: string, { name, borders, between, margins, head }: TableLook): string => {
  const inside =
    between === undefined
      ? ''
      : `<w:insideH w:val="single" w:sz="${between.width}" w:space="0" w:color="${between.color}"/>`;
  return (
    `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/>` +
    `<w:tblPr>${bordersXml('tblBorders', borders, inside)}${marginsXml('tblCellMar', margins)}</w:tblPr>` +
    (head === undefined
      ? ''
      : `<w:tblStylePr w:type="firstRow"><w:tcPr>${bordersXml('tcBorders', { bottom: head })}</w:tcPr></w:tblStylePr>`) +
    '</w:style>'
  );
};

const fixedStyles =
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>' +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>' +
  '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>';

/** The styles of a document in `language`, a BCP 47 tag. */
export const stylesXml = (styles: Styles, language: string): string => {
  const { serif } = fonts;
  return wordPart(
    'styles',
    [],
    `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${serif.name}" w:hAnsi="${serif.name}" w:cs="${serif.complex}"/>` +
      `<w:lang w:val="${attribute(language)}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
      fixedStyles +
      Object.entries(styles)
        .map(([id, each]) => paragraphStyleXml(id, each))
        .join('') +
      Object.entries(characterStyles)
        .map(([id, { name, run }]) => characterStyleXml(id, name, run))
        .join('') +
      Object.entries(tableLooks)
        .map(([id, look]) => tableStyleXml(id, look))
        .join(''),
  );
};
