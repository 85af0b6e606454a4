/** What machine the bench ran on. Neither its name nor any path of it. */
import { readFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';

const distribution = (): string => {
  try {
    return /^PRETTY_NAME="?([^"\n]+)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? type();
  } catch {
    return type();
  }
};

/** "AMD EPYC, 2 cores, 24 GB; Debian GNU/Linux 13, Linux 6.1 x64; Node 24.21.0". */
export const describeMachine = (): string => {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 1e9);
  return [
    `${model}, ${processors.length} cores, ${memory} GB of memory`,
    `${distribution()}, ${type()} ${release()} ${arch()}`,
    `Node ${process.versions.node}`,
  ].join('; ');
};
