/** Organisation and logo, title, facts, key figures: a title page in long reports, else the block a report opens with. */
import type { Cover } from '../../../../shared/document/blocks.ts';
import { mm, pt } from '../design.ts';
import type { Flow, Paragraph, ParagraphProperties } from '../model.ts';
import type { Session, Setting } from '../session.ts';
import { facts, keyFigures } from './facts.ts';
import { picture } from './image.ts';
import { styled } from './paragraphs.ts';

const logoBox = { width: mm(60), height: mm(18) };

const words = (
  style: string,
  text: string,
  setting: Setting,
  properties: ParagraphProperties = {},
): Paragraph[] => (text === '' ? [] : [styled(style, text, setting, properties)]);

const logo = (cover: Cover, session: Session): Flow[] =>
  cover.logo === ''
    ? []
    : picture(
        { sha256: cover.logo, alt: `Logo of ${cover.organisation}`, source: 'cover.logo' },
        logoBox,
        session,
        'Logo',
      );

export const cover = (block: Cover, titlePage: boolean, setting: Setting, session: Session): Flow[] => [
  ...logo(block, session),
  ...words('Organisation', block.organisation, setting),
  ...words('Subtitle', block.kind, setting, titlePage ? { spacing: { before: pt(96) } } : {}),
  ...words(titlePage ? 'ReportTitle' : 'Title', block.title, setting),
  ...facts(block.facts, setting, session, 'Facts of the report'),
  ...keyFigures(block.keyFigures, setting),
];
