/** How often a property is tried: few by default so that the suite stays quick; FAST_CHECK_RUNS=5000 for a campaign. */
export const runs = (standard: number): { numRuns: number } => {
  const asked = Number(process.env['FAST_CHECK_RUNS']);
  return { numRuns: Number.isSafeInteger(asked) && asked > 0 ? asked : standard };
};
