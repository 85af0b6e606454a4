/**
 * Saves one report in a loop and says each save that was acknowledged, until it is killed: `node saving-child.ts <library>
 * <report id> <words>`. Every state says its number; the number of words sets how long a save takes.
 */
import { writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { nodeFileSystem } from '../../electron/library/file-system.ts';
import { createLibrary } from '../../electron/library/library.ts';
import { stateText } from './saved-state.ts';

const [, , folder = '', id = '', words = ''] = process.argv;
const library = createLibrary({ folder, fs: nodeFileSystem, now: () => new Date(), newId: randomUUID });

const opened = await library.read(id);
if (!opened.ok) throw new Error(opened.error.message);
let { report, sha256 } = opened.value;
for (let number = Number(/^State (\d+)/.exec(report.summary.text)?.[1] ?? 0) + 1; ; number += 1) {
  report = { ...report, summary: { ...report.summary, text: stateText(number, Number(words)) } };
  const saved = await library.save(report, sha256);
  if (!saved.ok) throw new Error(saved.error.message);
  ({ sha256 } = saved.value);
  // At once and without a buffer: what was said must have been acknowledged, and nothing acknowledged left unsaid for long.
  writeSync(1, `${number}\n`);
}
