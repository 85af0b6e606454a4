/** Loaded before each measured program: writes at its end what the operating system counted for the process. */
const { readFileSync, writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const file = process.env.BENCH_METER;

/**
 * The largest resident set, in bytes. What getrusage says begins on Linux with the memory of the process that started
 * this one, so the kernel's own mark for this program is asked first.
 */
const peak = () => {
  try {
    const mark = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (mark !== undefined) return Number(mark) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
};

if (isMainThread && file !== undefined) {
  process.once('exit', () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(file, JSON.stringify({ cpu: (user + system) / 1e6, peak: peak() }));
  });
}
