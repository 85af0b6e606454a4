/** Boxes as real Word controls that a click ticks. */
import { BuilderElement, CheckBox, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { ParagraphChild } from 'docx';
import type { Checklist } from '../../../shared/document/blocks.ts';
import { plainText } from '../../../shared/document/prose.ts';
import { boxFont, pt, size } from './design.ts';
import { inlineRuns } from './inline.ts';
import { placed } from './paragraphs.ts';
import type { Flow, Session, Setting } from './session.ts';

const boxWidth = { body: pt(18), quote: pt(18), table: pt(14) } as const;
/** Longest name Word shows on a control's handle. */
const longestName = 64;

const ticked = '\u2611';
const unticked = '\u2610';
/** Half-points. In the sans of tables the box is raised by what its own face reaches deeper, to keep lines level. */
const boxStyle = {
  body: { size: size(10.5), raised: 0 },
  quote: { size: size(10.5), raised: 0 },
  table: { size: size(9), raised: size(0.5) },
} as const;
type BoxStyle = (typeof boxStyle)[keyof typeof boxStyle];

const code = (character: string): string => character.charCodeAt(0).toString(16);

const measure = (name: string, value: number): BuilderElement =>
  new BuilderElement({ name, attributes: { val: { key: 'w:val', value } } });

/** The library takes no whole half-points for the height of a run above the line. */
class BoxRun extends TextRun {
  constructor(text: string, style: BoxStyle) {
    super({ text, font: boxFont });
    const { size: height, raised } = style;
    if (raised !== 0) this.properties.push(measure('w:position', raised));
    this.properties.push(measure('w:sz', height));
  }
}

/** The library shows the box as a symbol; text is read aloud, found and copied. */
class BoxControl extends CheckBox {
  constructor(checked: boolean, alias: string, style: BoxStyle) {
    super({
      checked,
      alias,
      checkedState: { value: code(ticked), font: boxFont },
      uncheckedState: { value: code(unticked), font: boxFont },
    });
    const box = new BoxRun(checked ? ticked : unticked, style);
    this.root.splice(-1, 1, new BuilderElement({ name: 'w:sdtContent', children: [box] }));
  }
}

/** A box control, named for assistive technology by the words beside it. */
const checkbox = (checked: boolean, name: string, setting: Setting): CheckBox => {
  const letters = Array.from(name.replaceAll(/\s+/g, ' ').trim());
  const alias = letters.slice(0, longestName).join('') || 'Checkbox';
  return new BoxControl(checked, alias, boxStyle[setting.text]);
};

/** A box, then the text at `boxWidth`: runs to put before a paragraph's own, and the indent they need. */
export const boxLead = (
  checked: boolean,
  name: string,
  setting: Setting,
): { readonly runs: ParagraphChild[]; readonly indent: { left: number; hanging: number } } => ({
  runs: [checkbox(checked, name, setting), new TextRun({ children: [new Tab()] })],
  indent: { left: setting.indent + boxWidth[setting.text], hanging: boxWidth[setting.text] },
});

export const checklist = (block: Checklist, setting: Setting, session: Session): Flow[] =>
  block.items.map((item) => {
    const text = plainText(item.content);
    const { runs, indent } = boxLead(item.checked, text, setting);
    return new Paragraph({
      style: setting.text === 'table' ? 'TableText' : 'ListParagraph',
      ...placed(setting, text),
      indent,
      tabStops: [{ type: TabStopType.LEFT, position: indent.left }],
      children: [...runs, ...inlineRuns(item.content, session, item.source)],
    });
  });
