/** Writes the spacing file of each bundled face: `npm run fonts:spacing`, after a face was added or changed. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spacingOf } from '../../electron/export/pdf/fonts/measure-spacing.ts';
import { openFont } from '../../electron/export/pdf/fonts/open.ts';
import { spacingFile } from '../../electron/export/pdf/fonts/spacing.ts';
import { fontsFolder } from './folders.ts';

/** Names of the bundled faces, without their files' ending. */
export const bundledFaces: readonly string[] = readdirSync(fontsFolder)
  .filter((file) => file.endsWith('.ttf'))
  .map((file) => file.slice(0, -'.ttf'.length));

export const openBundled = (name: string): NonNullable<ReturnType<typeof openFont>> => {
  const font = openFont(join(fontsFolder, `${name}.ttf`));
  if (font === null) throw new Error(`${name} cannot be read`);
  return font;
};

if (import.meta.main) {
  for (const name of bundledFaces) {
    writeFileSync(spacingFile(fontsFolder, name), `${JSON.stringify(spacingOf(openBundled(name)))}\n`);
  }
}
