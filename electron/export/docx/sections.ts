/** The document's flow: cover, contents, the report, and the approval on pages of its own. */
import type { Block, ReportDocument } from '../../../shared/document/blocks.ts';
import { contents } from './blocks/contents.ts';
import { cover } from './blocks/cover.ts';
import { headingsOf } from './blocks/headings.ts';
import type { Section } from './model.ts';
import { pageSetting } from './session.ts';
import type { Session } from './session.ts';

/** The sections of a document that opens with a title page, or with a title block above the first section. */
export type Sections = (titlePage: boolean) => readonly Section[];

const splitAtContents = (body: readonly Block[]) => {
  const at = body.findIndex((block) => block.kind === 'contents');
  const list = body[at];
  return {
    before: body.slice(0, Math.max(at, 0)),
    list: list?.kind === 'contents' ? list : null,
    after: body.slice(at + 1),
  };
};

/** After a title page and the contents the first section starts on a page of its own. */
const opened = (flow: Section): Section => {
  const [first, ...rest] = flow;
  return first?.kind === 'paragraph'
    ? [{ ...first, onNewPage: true, spacing: { ...first.spacing, before: 0 } }, ...rest]
    : flow;
};

/** Renders the body once; only the opening depends on whether there is a title page. */
export const sectionsOf = (document: ReportDocument, session: Session): Sections => {
  const setting = pageSetting(session.page);
  const { before, list, after } = splitAtContents(document.body);
  const headings = headingsOf([...document.body, ...document.approval]);
  const introduction = session.render(before, setting);
  const report = session.render(after, setting);
  const approval =
    document.approval.length === 0
      ? []
      : [session.render(document.approval, { ...setting, keepTogether: true, onNewPage: true })];
  return (titlePage) => [
    [
      ...cover(document.cover, titlePage, setting, session),
      ...introduction,
      ...(list === null ? [] : contents(list, headings, titlePage, setting)),
      ...(titlePage ? opened(report) : report),
    ],
    ...approval,
  ];
};
