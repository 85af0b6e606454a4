/** Runs of text with their marks. */
import type { Inline } from '../../../../shared/document/blocks.ts';
import type { Piece, RunProperties } from '../model.ts';
import type { Session } from '../session.ts';
import { directionRuns } from './direction.ts';

type TextInline = Extract<Inline, { kind: 'text' }>;

const plain: RunProperties = {};

/** Text as pieces: line ends become breaks, right-to-left stretches runs of their own. */
export const textPieces = (text: string, properties: RunProperties = plain): Piece[] =>
  text.split('\n').flatMap((line, index): Piece[] => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    ...directionRuns(line).map((run): Piece => ({
      kind: 'text',
      text: run.text,
      properties: run.rightToLeft ? { ...properties, rightToLeft: true } : properties,
    })),
  ]);

const isPlain = (run: TextInline): boolean =>
  run.code !== true &&
  run.bold !== true &&
  run.italic !== true &&
  run.strike !== true &&
  run.link === undefined;

const marks = (run: TextInline): RunProperties =>
  isPlain(run)
    ? plain
    : {
        ...(run.code === true ? { characterStyle: 'CodeCharacter' } : {}),
        ...(run.code !== true && run.link !== undefined ? { characterStyle: 'Hyperlink' } : {}),
        ...(run.bold === true ? { bold: true } : {}),
        ...(run.italic === true ? { italic: true } : {}),
        ...(run.strike === true ? { strike: true } : {}),
      };

/** The address as a URI every reader of the format accepts; null where it is none. */
const safeTarget = (link: string): string | null => {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  return ['http:', 'https:', 'mailto:'].includes(url.protocol)
    ? url.href.replaceAll(/[|\\^`{}"<>[\]\s]/g, encodeURIComponent)
    : null;
};

const inlinePiece = (run: Inline, session: Session, source: string): Piece[] => {
  if (run.kind === 'break') return [{ kind: 'break' }];
  if (run.link === undefined) return textPieces(run.text, marks(run));
  const address = safeTarget(run.link);
  if (address !== null) return [{ kind: 'link', address, content: textPieces(run.text, marks(run)) }];
  session.warn(source, `The address "${run.link}" is not valid; it is printed as text.`);
  const { link, ...rest } = run;
  return textPieces(`${run.text} (${link})`, marks(rest));
};

/** Pieces of a paragraph. A link that is no valid address keeps its words, followed by the address. */
export const inlinePieces = (content: readonly Inline[], session: Session, source = ''): Piece[] =>
  content.flatMap((run) => inlinePiece(run, session, source));
