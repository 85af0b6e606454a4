/** The Node side of the shells: main process, command line and export worker. */
import { rmSync } from 'node:fs';
import { defineConfig } from 'vite';
import { bundledPackages, bundleOutput } from './vite.host.packages.ts';

const outputs = ['main', 'cli', 'export', 'chunks'];

export default defineConfig({
  ...bundledPackages,
  plugins: [
    bundledPackages.plugins,
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
      output: bundleOutput,
    },
  },
});
