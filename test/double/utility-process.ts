/** `utilityProcess`: a plain Node child that speaks through `process.parentPort`. */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ForkOptions, UtilityProcess } from 'electron';
import { calls } from './journal.ts';
import { type Names, strict } from './strict.ts';

const parentPort = new URL('./parent-port.ts', import.meta.url).href;

const start = (file: string, args: string[] = [], options: ForkOptions = {}): object => {
  const child = fork(file, args, {
    execArgv: ['--import', parentPort],
    serialization: 'advanced',
    env: { ...(options.env ?? process.env) },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const members = {
    postMessage: (message: string | object) => child.send(message),
    kill: () => child.kill(),
    pid: child.pid,
  } satisfies Names<UtilityProcess>;
  const utility = Object.assign(new EventEmitter(), members);
  child.on('spawn', () => utility.emit('spawn'));
  child.on('message', (message) => utility.emit('message', message));
  child.on('exit', (code) => utility.emit('exit', code ?? 0));
  process.on('exit', () => child.kill());
  return strict('UtilityProcess', utility);
};

export const utilityProcess = strict('utilityProcess', { fork: start }, calls);
