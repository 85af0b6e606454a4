/** Which program on which machine this is, for the locks that others on a shared folder read. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, networkInterfaces, userInfo } from 'node:os';
import { errorCodeOf } from '../file-system.ts';

export type Program = {
  /** The machine's name, for people. */
  readonly machine: string;
  /** Tells machines of one name apart, as copies of one image are. */
  readonly machineKey: string;
  readonly processId: number;
  /** When that process began, as the system counts it; '' where it does not say. Process numbers are given out again. */
  readonly processStarted: string;
  /** Random, of this run alone. */
  readonly run: string;
  /** The account's name; '' where the system names none. */
  readonly account: string;
  /** Whether this process of this machine still runs. */
  readonly isRunning: (processId: number, processStarted: string) => boolean;
};

/** Addresses that a maker gave to a network card: those of containers and tunnels come and go. */
const isBurntIn = (mac: string): boolean => (Number.parseInt(mac.slice(0, 2), 16) & 2) === 0;

const machineKey = (): string => {
  const cards = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, mac }) => !internal && isBurntIn(mac))
    .map(({ mac }) => mac);
  const known = [hostname(), ...new Set(cards)].toSorted().join('\n');
  return createHash('sha256').update(known).digest('hex').slice(0, 16);
};

/** Ticks from the machine's start to the process's, from the 22nd field of Linux's table; '' on other systems. */
const startOf = (processId: number): string => {
  try {
    const line = readFileSync(`/proc/${processId}/stat`, 'latin1');
    // The second field is the program's name in brackets, which may itself hold spaces and brackets.
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const exists = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: there is one, of another account.
    return errorCodeOf(error) !== 'ESRCH';
  }
};

const isRunning: Program['isRunning'] = (processId, processStarted) => {
  if (!exists(processId)) return false;
  const started = startOf(processId);
  return processStarted === '' || started === '' || started === processStarted;
};

const accountName = (): string => {
  try {
    return userInfo().username;
  } catch {
    // An account that the system's table does not name, as in a container.
    return '';
  }
};

/** This run of this program. */
export const thisProgram = (): Program => ({
  machine: hostname(),
  machineKey: machineKey(),
  processId: process.pid,
  processStarted: startOf(process.pid),
  run: randomUUID(),
  account: accountName(),
  isRunning,
});
