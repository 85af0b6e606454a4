/** Says its run, waits for a line, tries once for each lock it is given, says what it got, and stays until another line. */
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { nodeFileSystem } from '../../../electron/library/file-system.ts';
import { createReportLocks } from '../../../electron/library/locks/locks.ts';
import { thisProgram } from '../../../electron/library/locks/program.ts';

const [, , folder = '', ...ids] = process.argv;
const program = thisProgram();
const locks = createReportLocks({
  fs: nodeFileSystem,
  folder,
  program,
  now: () => new Date(),
  newId: randomUUID,
  clock: () => performance.now(),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

const orders = createInterface({ input: process.stdin });
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

say(program.run);
await once(orders, 'line');
const outcomes: string[] = [];
for (const id of ids) {
  outcomes.push(
    await locks.inTurn(id, async (turn) => {
      const state = await turn.look();
      if (state.kind === 'held') return 'held';
      await turn.take('racer');
      return 'taken';
    }),
  );
}
say(outcomes.join(' '));
// One that ended would leave its locks to the others.
await once(orders, 'line');
orders.close();
