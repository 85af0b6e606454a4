/** A report document as a tagged PDF (PDF/A-2a, an archive copy PDF/A-3a; and PDF/UA-1). */
import type { ReportDocument } from '../../../shared/document/blocks.ts';
import type { ExportWarning } from '../../../shared/contract/channels.ts';
import type { Rendered, RenderOptions } from '../render.ts';
import { furnitureFor } from './blocks/furniture.ts';
import { flow } from './blocks/flow.ts';
import { geometryOf, type } from './design.ts';
import { keptFonts } from './fonts/kept.ts';
import { readPicture } from './image/picture.ts';
import type { PictureResult } from './image/picture.ts';
import { layOut } from './layout/document.ts';
import { paint } from './paint/paint.ts';
import { missingCharacters } from './text/missing.ts';
import type { Typesetter } from './text/unit.ts';
import type { WordCache } from './text/words.ts';

/** Share of the work done when the pages are laid out and only have to be written. */
const laidOutShare = 0.3;

/** Warnings in the order in which they arise, each once. */
const warningList = () => {
  const list: ExportWarning[] = [];
  const known = new Set<string>();
  const warn = (path: string, message: string): void => {
    const key = `${path}\n${message}`;
    if (known.has(key)) return;
    known.add(key);
    list.push({ path, message });
  };
  return { list, warn };
};

export const renderPdf = async (document: ReportDocument, options: RenderOptions): Promise<Rendered> => {
  const progress = options.onProgress ?? (() => {});
  const { list, warn } = warningList();
  const missed = missingCharacters();
  const fonts = keptFonts(options.fontsFolder);
  const geometry = geometryOf(options.paper);

  const words: WordCache = new Map();
  const typesetter = (source: string): Typesetter => ({
    fonts,
    words,
    missing: (character) => missed.note(source, character),
  });

  const pictures = new Map<string, PictureResult>();
  const picture = (sha256: string): PictureResult => {
    let known = pictures.get(sha256);
    if (known === undefined) {
      const asset = options.assets.get(sha256);
      known = asset ? readPicture(asset.bytes) : { ok: false, reason: 'its file is missing' };
      pictures.set(sha256, known);
    }
    return known;
  };

  const laidOut = layOut(
    document,
    { fonts, geometry, text: type.body, paragraphGap: 7.5, typesetter, picture, warn, flow },
    (step, fraction) => progress(step, fraction * laidOutShare),
  );
  const bytes = paint(
    laidOut,
    document.meta,
    geometry,
    furnitureFor(document.furniture, geometry, typesetter('incident.incidentId')),
    options.source,
    (page, pages) =>
      progress(`Writing page ${page} of ${pages}`, laidOutShare + (page / pages) * (1 - laidOutShare)),
  );
  return { bytes, pages: laidOut.pages.length, warnings: [...missed.warnings(), ...list] };
};
