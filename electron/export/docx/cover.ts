/** Organisation and logo, title, facts, key figures: a title page in long reports, else the block a report opens with. */
import { Paragraph } from 'docx';
import type { IParagraphOptions } from 'docx';
import type { Cover } from '../../../shared/document/blocks.ts';
import { mm } from './design.ts';
import { facts, keyFigures } from './facts.ts';
import { picture } from './image.ts';
import { textRuns } from './inline.ts';
import { placed } from './paragraphs.ts';
import type { Flow, Session, Setting } from './session.ts';

const logoBox = { width: mm(60), height: mm(18) };

const styled = (
  style: string,
  text: string,
  setting: Setting,
  options: IParagraphOptions = {},
): Paragraph[] =>
  text === ''
    ? []
    : [new Paragraph({ style, ...placed(setting, text), ...options, children: textRuns(text) })];

const logo = (cover: Cover, session: Session): Flow[] =>
  cover.logo === ''
    ? []
    : picture(
        { sha256: cover.logo, alt: `Logo of ${cover.organisation}`, source: 'cover.logo' },
        logoBox,
        session,
        {
          style: 'Logo',
        },
      );

export const cover = (block: Cover, titlePage: boolean, setting: Setting, session: Session): Flow[] => [
  ...logo(block, session),
  ...styled('Organisation', block.organisation, setting),
  ...styled('Subtitle', block.kind, setting, titlePage ? { spacing: { before: mm(46) } } : {}),
  ...styled(titlePage ? 'ReportTitle' : 'Title', block.title, setting),
  ...facts(block.facts, setting, session, 'Facts of the report'),
  ...keyFigures(block.keyFigures, setting),
];
