import { defineConfig } from 'vitest/config';

/** Long campaigns (npm run test:long) raise the number of property runs; see test/setup/runs.ts. */
export default defineConfig({
  test: {
    // One worker for each core: by default one core would stay idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          globalSetup: './test/setup/fresh-build.ts',
          include: ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts', 'test/fault/**/*.test.ts'],
          // Some start whole programs; a busy machine must not make them fail.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'documents',
          globalSetup: './test/setup/fresh-build.ts',
          include: ['test/documents/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
