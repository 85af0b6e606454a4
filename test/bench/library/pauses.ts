/** How long the program could not answer, at the longest. */

/** Milliseconds by the clock, and of this thread's processor time. */
type Pause = { readonly time: number; readonly cpu: number };

const threadTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Looks at both clocks each millisecond, as long as it gets to. */
export const watchPauses = (): { start(): void; stop(): Pause } => {
  let timer: NodeJS.Timeout | undefined;
  let longest: Pause = { time: 0, cpu: 0 };
  return {
    start: () => {
      let last = { time: performance.now(), cpu: threadTime() };
      timer = setInterval(() => {
        const now = { time: performance.now(), cpu: threadTime() };
        longest = {
          time: Math.max(longest.time, now.time - last.time),
          cpu: Math.max(longest.cpu, now.cpu - last.cpu),
        };
        last = now;
      }, 1);
    },
    stop: () => {
      clearInterval(timer);
      return longest;
    },
  };
};
