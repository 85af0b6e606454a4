/**
 * Opens a report in a workspace of its own and saves a new text in it again and again for some time, as an editor does that
 * takes the report over from another, merges nothing and loses nothing: where the report moved on it reads it again. Says
 * every text that was acknowledged, one JSON string a line.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { nodeFileSystem } from '../../../electron/library/file-system.ts';
import { createWorkspace } from '../../../electron/workspace/workspace.ts';
import type { Channel, Input, Output } from '../../../shared/contract/channels.ts';
import type { Result } from '../../../shared/contract/result.ts';
import { systemError } from '../failing-file-system.ts';
import { testHost } from '../../contract/drivers.ts';

const [, , folder = '', id = '', name = '', duration = '', locks = ''] = process.argv;
const window = `window-${name}`;
/** A share on which locks do not work at all. */
const withoutLocks = {
  ...nodeFileSystem,
  create: (file: string, mode: number) =>
    path.basename(path.dirname(file)) === 'locks'
      ? Promise.reject(systemError('ENOTSUP'))
      : nodeFileSystem.create(file, mode),
};
const workspace = createWorkspace(
  testHost(folder, {
    newId: randomUUID,
    now: () => new Date(),
    ...(locks === 'without-locks' ? { fileSystem: withoutLocks } : {}),
  }),
);
const dispatch = <C extends Channel>(channel: C, input: Input<C>) =>
  workspace.dispatch(channel, input) as Promise<Result<Output<C>>>;

const counts: Record<string, number> = { saved: 0 };
const end = performance.now() + Number(duration);
for (let number = 1; performance.now() < end;) {
  // Taken over whoever has it: each pulls the report out of the other's hands as often as it can.
  const opened = await dispatch('report.open', { id, window, takeOver: true });
  if (!opened.ok) {
    counts[opened.error.code] = (counts[opened.error.code] ?? 0) + 1;
    continue;
  }
  let { report, sha256 } = opened.value;
  for (let edits = 0; edits < 3; edits += 1) {
    const text = `${name} ${number}`;
    const edited = { ...report, incident: { ...report.incident, title: text } };
    const saved = await dispatch('report.save', { report: edited, base: sha256, window });
    if (!saved.ok) {
      counts[saved.error.code] = (counts[saved.error.code] ?? 0) + 1;
      break;
    }
    process.stdout.write(`${JSON.stringify(text)}\n`);
    counts['saved'] = (counts['saved'] ?? 0) + 1;
    number += 1;
    report = edited;
    ({ sha256 } = saved.value);
  }
}
process.stderr.write(`${JSON.stringify(counts)}\n`);
await workspace.close();
