/** Finds the Chromium of this machine. */
import { existsSync } from 'node:fs';
import { chromiumPrograms } from '../setup/capabilities.ts';
import { thisMachine } from '../setup/machine.ts';

/** CHROME_PATH where it is set, otherwise the first browser of the family on the PATH; null where there is none. */
export const chromiumProgram = (): string | null => {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const machine = thisMachine();
  for (const name of chromiumPrograms) {
    const found = machine.which(name);
    if (found !== null) return found;
  }
  return null;
};
