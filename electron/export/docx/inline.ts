/** Runs of text with their marks. */
import { ExternalHyperlink, Tab, TextRun } from 'docx';
import type { IRunOptions, ParagraphChild } from 'docx';
import type { Inline } from '../../../shared/document/blocks.ts';
import { directionRuns } from './direction.ts';
import type { Session } from './session.ts';

type TextInline = Extract<Inline, { kind: 'text' }>;

/** A text's tabs as Word's own; everything else as it stands. */
const withTabs = (text: string): (string | Tab)[] =>
  text
    .split('\t')
    .flatMap((piece, index) => [...(index > 0 ? [new Tab()] : []), ...(piece === '' ? [] : [piece])]);

/** Text as runs: line ends become breaks, tabs Word's tabs, right-to-left stretches runs of their own. */
export const textRuns = (text: string, options: IRunOptions = {}): TextRun[] =>
  text.split('\n').flatMap((piece, index) => [
    ...(index > 0 ? [new TextRun({ break: 1 })] : []),
    ...directionRuns(piece).map(
      (run) =>
        new TextRun({
          ...options,
          ...(run.rightToLeft ? { rightToLeft: true } : {}),
          children: withTabs(run.text),
        }),
    ),
  ]);

const marks = (run: TextInline): IRunOptions => ({
  ...(run.code === true ? { style: 'CodeCharacter' } : {}),
  ...(run.code !== true && run.link !== undefined ? { style: 'Hyperlink' } : {}),
  ...(run.bold === true ? { bold: true, boldComplexScript: true } : {}),
  ...(run.italic === true ? { italics: true, italicsComplexScript: true } : {}),
  ...(run.strike === true ? { strike: true } : {}),
});

/** The address as a URI every reader of the format accepts; null where it is none. */
const safeTarget = (link: string): string | null => {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  return ['http:', 'https:', 'mailto:'].includes(url.protocol)
    ? url.href.replaceAll(/[|\\^`{}"<>[\]\s]/g, encodeURIComponent)
    : null;
};

/** Runs of a paragraph. A link that is no valid address keeps its words, followed by the address. */
export const inlineRuns = (content: readonly Inline[], session: Session, source = ''): ParagraphChild[] =>
  content.flatMap((run): ParagraphChild[] => {
    if (run.kind === 'break') return [new TextRun({ break: 1 })];
    if (run.link === undefined) return textRuns(run.text, marks(run));
    const link = safeTarget(run.link);
    if (link !== null) return [new ExternalHyperlink({ link, children: textRuns(run.text, marks(run)) })];
    session.warn(source, `The address "${run.link}" is not valid; it is printed as text.`);
    const { link: address, ...rest } = run;
    return textRuns(`${run.text} (${address})`, marks(rest));
  });
