/** What stands on every page: state, record and "Page x of y". */
import type { PageFurniture } from '../../../../shared/document/blocks.ts';
import type { Problem } from '../compare.ts';
import { plain } from '../words.ts';
import type { Page } from './read/pages.ts';

export const furnitureProblem = (pages: readonly Page[], furniture: PageFurniture): Problem | null => {
  const always = [furniture.state, `Record ${furniture.shortHash}`, furniture.watermark].map(plain);
  for (const [index, { content }] of pages.entries()) {
    const words = content.artifacts.map(plain).join(' ');
    const wanted = [...always, `Page ${index + 1} of ${pages.length}`];
    const missing = wanted.find((want) => !words.includes(want));
    if (missing !== undefined) return { source: '', what: `lacks “${missing}” on page ${index + 1}` };
  }
  return null;
};
