/**
 * `npm run setup`: makes sure that no test has to be skipped for want of a program or a font. As root on Debian or Ubuntu
 * it installs what is missing; elsewhere it names the exact packages and the command, and exits with 1.
 */
import { spawnSync } from 'node:child_process';
import { explain, planSetup } from './capabilities.ts';
import { thisMachine } from './machine.ts';

const INSTALL_LIMIT_MS = 9 * 60_000;

/** Runs one command with its output shown; false where it did not end well. */
const run = ([program = '', ...args]: readonly string[]): boolean => {
  console.log(`Set-up: ${[program, ...args].join(' ')}`);
  const { status, error } = spawnSync(program, args, {
    stdio: 'inherit',
    timeout: INSTALL_LIMIT_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (error) console.error(`Set-up: ${program} could not be run: ${error.message}`);
  return status === 0;
};

const plan = planSetup(thisMachine());
console.log(explain(plan));

if (plan.kind === 'install') {
  const installed = plan.commands.every(run);
  const after = planSetup(thisMachine());
  if (!installed || after.kind !== 'ready') {
    console.error('Set-up: the installation did not bring everything. See the messages above.');
    if (after.kind !== 'ready')
      console.error(explain(after.kind === 'install' ? { ...after, kind: 'ask' } : after));
    process.exitCode = 1;
  }
} else if (plan.kind !== 'ready') {
  process.exitCode = 1;
}
