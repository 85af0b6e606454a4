/** Fonts that stay open from one export to the next: opening them is half the work of a small report. */
import { type FontLibrary, openFonts } from './library.ts';

/** Words kept shaped for each face; a report of 100 pages has fewer different ones. */
const WORDS = 20_000;

let kept: { readonly folder: string; readonly fonts: FontLibrary } | null = null;

/**
 * The library of the bundled fonts in `folder`, opened at most once by this process. What it remembers are answers of
 * the font files, which are the same for every report.
 */
export const keptFonts = (folder: string): FontLibrary => {
  if (kept?.folder !== folder) kept = { folder, fonts: openFonts(folder) };
  kept.fonts.trim(WORDS);
  return kept.fonts;
};
