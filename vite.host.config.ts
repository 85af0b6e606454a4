/** The Node side of the shells: main process, command line and export worker. What npm installs stays outside. */
import { rmSync } from 'node:fs';
import { defineConfig } from 'vite';

const outputs = ['main', 'cli', 'export', 'chunks'];

export default defineConfig({
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
