/** Boxes as real Word controls that a click ticks. */
import { CheckBox, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { ParagraphChild } from 'docx';
import type { Checklist } from '../../../shared/document/blocks.ts';
import { plainText } from '../../../shared/document/prose.ts';
import { boxFont, pt } from './design.ts';
import { inlineRuns } from './inline.ts';
import { placed } from './paragraphs.ts';
import type { Flow, Session, Setting } from './session.ts';

const boxWidth = { body: pt(18), quote: pt(18), table: pt(14) } as const;
/** Longest name Word shows on a control's handle. */
const longestName = 64;

/** A box control, named for assistive technology by the words beside it. */
export const checkbox = (checked: boolean, name: string): CheckBox =>
  new CheckBox({
    checked,
    alias: [...name.replaceAll(/\s+/g, ' ').trim()].slice(0, longestName).join('') || 'Checkbox',
    checkedState: { value: '2611', font: boxFont },
    uncheckedState: { value: '2610', font: boxFont },
  });

/** A box, then the text at `boxWidth`: runs to put before a paragraph's own, and the indent they need. */
export const boxLead = (
  checked: boolean,
  name: string,
  setting: Setting,
): { readonly runs: ParagraphChild[]; readonly indent: { left: number; hanging: number } } => ({
  runs: [checkbox(checked, name), new TextRun({ children: [new Tab()] })],
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
