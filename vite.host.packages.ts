/** How packages get into the bundles of the Node side: those of the product, and those of the bench that measure it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, UserConfig } from 'vite';

const here = import.meta.dirname;

/** These stay outside: they must exist only once, or are for developers. */
const outside = ['conf', 'electron-store', 'vite'];

const standIn = (name: string): string => path.join(here, 'electron/package/native', name);

const colourProfile = 'data/sRGB_IEC61966_2_1.icc';
const pdfkit = path.join(here, 'node_modules/pdfkit/js');

/** Every PDF/A holds a colour profile; pdfkit reads it from beside its own code, wherever that lies now. */
const placeColourProfile = (): Plugin => ({
  name: 'place-colour-profile',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.moduleIds.some((id) => id.startsWith(pdfkit))) continue;
      this.emitFile({
        type: 'asset',
        fileName: path.posix.join(path.posix.dirname(chunk.fileName), colourProfile),
        source: readFileSync(path.join(pdfkit, colourProfile)),
      });
    }
  },
});

/**
 * Everything a bundle needs is in it, since finding and compiling hundreds of small files took a third of the time until
 * an export process was ready.
 */
export const bundledPackages: Pick<UserConfig, 'ssr' | 'resolve' | 'plugins'> = {
  ssr: { noExternal: true, external: outside },
  resolve: {
    alias: [
      { find: /^brotli\/decompress\.js$/, replacement: standIn('brotli.ts') },
      { find: /^tiny-inflate$/, replacement: standIn('inflate.ts') },
    ],
  },
  plugins: [placeColourProfile()],
};

/**
 * ES modules whose shared parts, pdfkit's among them, lie in `chunks`. Comments and white space go, since each process
 * reads every letter of them; names stay, so that what an error says of its place can be read.
 */
export const bundleOutput = {
  format: 'es',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
} as const;
