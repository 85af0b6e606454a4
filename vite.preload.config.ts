/** A sandboxed preload can load neither modules nor further files: everything in one CommonJS file. */
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'electron/preload/preload.ts',
    target: 'chrome140',
    outDir: 'dist/preload',
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});
