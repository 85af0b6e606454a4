/**
 * The Node side of the shells: main process, command line and export worker. Packages are bundled in, since finding and
 * compiling their hundreds of small files took a third of the time until an export process was ready.
 */
import { rmSync } from 'node:fs';
import { defineConfig } from 'vite';

const outputs = ['main', 'cli', 'export', 'chunks'];

/** These stay outside: they read files beside their own, must exist only once, or are for developers. */
const outside = ['conf', 'electron-store', 'fontkit', 'pdfkit', 'vite'];

export default defineConfig({
  ssr: { noExternal: true, external: outside },
  plugins: [
    {
      name: 'remove-former-output',
      buildStart() {
        for (const name of outputs) rmSync(`dist/${name}`, { recursive: true, force: true });
      },
    },
  ],
  publicDir: false,
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist',
    emptyOutDir: false,
    rolldownOptions: {
      input: {
        'main/index': 'electron/main/index.ts',
        'cli/debrief': 'electron/cli/debrief.ts',
        'export/worker': 'electron/export/run/worker.ts',
      },
      external: ['electron'],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
