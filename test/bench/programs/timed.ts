/** Times work that is done again and again in one process. */

/** The first, which still loads and compiles, and those that follow. */
export const EXPORTS = 9;

/** Prints the seconds on the clock and of processor time over all threads, as one line of JSON. */
export const timed = async (work: () => Promise<unknown>): Promise<void> => {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${JSON.stringify({ wall, cpu: (user + system) / 1e6 })}\n`);
};
