/** Versions of what is measured, as a table shows them. */
import { execFileSync } from 'node:child_process';
import type { Case } from './cases.ts';
import { chromiumProgram } from './chromium-program.ts';
import { packageVersion } from './peer-packages.ts';

const chromiumVersion = (): string | null => {
  const program = chromiumProgram();
  if (program === null) return null;
  return (
    /\d[\d.]+/.exec(
      execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    )?.[0] ?? ''
  );
};

/** The version of a case's program, '' for Debrief itself; or why the program is missing. */
export const versionOf = (wanted: Case): { readonly version: string } | { readonly missing: string } => {
  if (wanted.packages.length > 0) {
    const version = wanted.packages.map(packageVersion).find((found) => found !== null);
    return version === undefined
      ? { missing: `not installed, or not made for this system: ${wanted.packages.join(', ')}` }
      : { version };
  }
  if (wanted.id !== 'chromium') return { version: '' };
  const version = chromiumVersion();
  return version === null ? { missing: 'no Chromium on the PATH, and CHROME_PATH names none' } : { version };
};
