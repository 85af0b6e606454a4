/** Tests at the level a person meets: `browser` in the browser shell, `e2e` in the desktop shell. */
import { defineConfig } from '@playwright/test';

const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'test',
  globalSetup: './test/setup/fresh-build.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  // On a shared machine one more try; Playwright then names the test as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 90_000,
  reporter: [['list']],
  use: {
    // Recording every test makes the run half as long again: DEBRIEF_TRACE=1 where a failure needs looking into.
    trace: process.env['DEBRIEF_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'browser', testDir: 'test/browser' },
    { name: 'e2e', testDir: 'test/e2e' },
  ],
});
