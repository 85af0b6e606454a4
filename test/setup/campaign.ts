/** How much a run tries: enough to notice a mistake in the usual one, everything in a campaign (`npm run test:long`). */

const numberFrom = (name: string, usual: number): number => {
  const value = process.env[name];
  return value === undefined ? usual : Number(value);
};

/** Of steps or places that are tried one after the other only each so many; 1 in a campaign. */
export const oneIn = (usual: number): number => numberFrom('DEBRIEF_STRIDE', usual);

/** Seconds for which programs contend for the same files. */
export const contention = (usual: number): number => numberFrom('DEBRIEF_SECONDS', usual);

/** Folder where the programs that tests start keep their compiled code; they start in half the time. */
export const compiledCode = new URL('../../.cache/compiled', import.meta.url).pathname;
