/** The named styles of the document: what a person editing it in Word changes to change the look everywhere. */
import { BorderStyle, LineRuleType } from 'docx';
import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import { accent, hairline, ink, line, mm, mono, pt, quiet, sans, serif, size } from './design.ts';

type Spacing = { readonly before?: number; readonly after?: number };
type Run = NonNullable<IParagraphStyleOptions['run']>;
type Layout = NonNullable<IParagraphStyleOptions['paragraph']>;

/** Leading in points, as the least a line takes: fallback faces and pictures may need more. */
const leading = (points: number, { before = 0, after = 0 }: Spacing = {}) => ({
  spacing: { line: pt(points), lineRule: LineRuleType.AT_LEAST, before, after },
});

const style = (
  id: string,
  name: string,
  run: Run,
  paragraph: Layout,
  basedOn = 'Normal',
): IParagraphStyleOptions => ({ id, name, basedOn, quickFormat: true, run, paragraph });

const small: Run = { font: sans, size: size(8), color: quiet };
const cellText: Run = { font: sans, size: size(9) };
const bold: Run = { bold: true, boldComplexScript: true };

const textStyles: readonly IParagraphStyleOptions[] = [
  style('BodyText', 'Body Text', {}, leading(15, { after: mm(2.4) })),
  style('Note', 'Note', small, leading(11, { after: mm(2) })),
  style(
    'Label',
    'Label',
    { font: sans, size: size(9.5), ...bold },
    {
      ...leading(13, { before: mm(2.5), after: mm(0.8) }),
      keepNext: true,
    },
  ),
  style(
    'NothingRecorded',
    'Nothing Recorded',
    { color: quiet, italics: true },
    leading(15, { after: mm(2.4) }),
  ),
  style(
    'Quote',
    'Quote',
    { color: quiet },
    {
      ...leading(15, { after: mm(2.4) }),
      border: { left: line(1.5, hairline, 8) },
    },
  ),
  style(
    'Code',
    'Code',
    { font: mono, size: size(8), noProof: true },
    {
      ...leading(11, { after: mm(3.2) }),
      contextualSpacing: true,
      border: { left: line(1.5, hairline, 8) },
      indent: { left: pt(10) },
    },
  ),
  style('Rule', 'Rule', { size: size(4) }, leading(6, { before: mm(1), after: mm(3) })),
  style(
    'Gap',
    'Table Gap',
    { size: size(1) },
    {
      spacing: { line: pt(1), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    },
  ),
  style(
    'ListGap',
    'List Space',
    { size: size(1) },
    {
      spacing: { line: pt(1), lineRule: LineRuleType.EXACT, before: 0, after: mm(1.6) },
    },
  ),
  style(
    'WideGap',
    'Table Space',
    { size: size(1) },
    {
      spacing: { line: pt(1), lineRule: LineRuleType.EXACT, before: 0, after: mm(4) },
    },
  ),
];

const tableStyles: readonly IParagraphStyleOptions[] = [
  style('TableText', 'Table Text', cellText, leading(12.5, { after: pt(2) })),
  style(
    'TableHead',
    'Table Head',
    { font: sans, size: size(8), ...bold },
    {
      ...leading(11, { after: pt(2) }),
      keepNext: true,
    },
  ),
  style('TableLabel', 'Table Label', bold, { keepNext: true }, 'TableText'),
  style('TableNote', 'Table Note', { color: quiet, size: size(8) }, {}, 'TableText'),
  style('TableCode', 'Table Code', { font: mono, size: size(8.5), noProof: true }, {}, 'TableText'),
  style('FactTerm', 'Fact Term', { color: quiet }, {}, 'TableText'),
  style(
    'KeyFigure',
    'Key Figure',
    { font: sans, size: size(15), ...bold },
    { ...leading(19), keepNext: true },
  ),
  style('KeyLabel', 'Key Figure Label', small, leading(11)),
  style('KeyNote', 'Key Figure Note', { ...small, size: size(7.5) }, leading(10)),
  style('Figure', 'Figure', {}, { spacing: { before: mm(2), after: mm(1.5) } }),
  style(
    'FigureCaption',
    'Figure Caption',
    {},
    { ...leading(11, { after: mm(4) }), keepNext: false },
    'Caption',
  ),
];

const coverStyles: readonly IParagraphStyleOptions[] = [
  style(
    'ReportTitle',
    'Report Title',
    { size: size(28) },
    { ...leading(34, { before: mm(2), after: mm(6) }) },
    'Title',
  ),
  style('Logo', 'Logo', {}, { spacing: { before: 0, after: mm(4) } }),
  style('Organisation', 'Organisation', { font: sans, size: size(9), ...bold }, leading(12)),
  style(
    'Subtitle',
    'Subtitle',
    { font: sans, size: size(9.5), color: accent },
    leading(13, { before: mm(7) }),
  ),
  style(
    'TOCHeading',
    'TOC Heading',
    { font: sans, size: size(14), ...bold },
    {
      ...leading(18, { before: mm(5), after: mm(2) }),
      keepNext: true,
    },
  ),
  style('TOC1', 'toc 1', { font: sans, size: size(9.5) }, leading(13, { before: pt(3.5) })),
  style(
    'TOC2',
    'toc 2',
    { font: sans, size: size(8.5), color: quiet },
    { ...leading(12), indent: { left: pt(24) } },
  ),
  style('Header', 'header', small, leading(10)),
  style('Footer', 'footer', small, leading(10)),
];

const signatureStyles: readonly IParagraphStyleOptions[] = [
  style('SignatureRole', 'Signature Role', { font: sans, size: size(9.5), ...bold }, leading(13)),
  style('SignatureMeaning', 'Signature Meaning', small, leading(11, { before: pt(1) })),
  style('SignatureText', 'Signature Text', cellText, leading(13)),
  style('SignatureLabel', 'Signature Label', { ...small, size: size(7.5) }, leading(10)),
];

const heading = (points: number, lead: number, before: number, after: number) => ({
  run: { font: sans, size: size(points), color: ink, ...bold, italics: false },
  paragraph: { ...leading(lead, { before: mm(before), after: mm(after) }), keepNext: true, keepLines: true },
});

/** Styles of a document in `language`, a BCP 47 tag. */
export const documentStyles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: serif, size: size(10.5), color: ink, language: { value: language } },
      paragraph: {},
    },
    title: {
      ...heading(23, 27, 1.5, 5),
      paragraph: {
        ...leading(27, { before: mm(1.5), after: mm(3.5) }),
        keepNext: true,
        border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: ink, space: 14 } },
      },
    },
    heading1: heading(14, 18, 8, 2.5),
    heading2: heading(11, 14, 5.5, 1.5),
    heading3: heading(9.5, 13, 4, 1),
    caption: {
      run: { ...small, italics: false, bold: false },
      paragraph: { ...leading(11, { before: mm(1), after: mm(1.6) }) },
    },
    listParagraph: { run: {}, paragraph: { ...leading(15, { after: mm(1.2) }) } },
    hyperlink: { run: { color: accent, underline: { type: 'single', color: accent } } },
  },
  paragraphStyles: [...textStyles, ...tableStyles, ...coverStyles, ...signatureStyles],
  characterStyles: [
    { id: 'CodeCharacter', name: 'Code Character', run: { font: mono, size: size(9), noProof: true } },
    { id: 'Severity', name: 'Severity', run: { font: sans, color: 'FFFFFF', bold: true } },
  ],
});
