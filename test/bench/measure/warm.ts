/** Several exports in one running program. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cases } from '../cases.ts';
import { programFile } from '../bundle.ts';
import { writeInputs } from '../inputs.ts';
import { WarmExport } from '../outcome/warm.ts';
import type { Warm } from '../outcome/warm.ts';
import { runOnce } from './run-once.ts';

const names = { pdf: 'PDF', docx: 'DOCX' } as const;

/** `limit` in seconds, for all exports of one format together. Throws where an export fails. */
export const measureWarm = async (rows: number, actions: number, limit: number): Promise<readonly Warm[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'debrief-bench-input-'));
  try {
    const inputOf = writeInputs(folder, rows, actions);
    const warm: Warm[] = [];
    for (const id of ['pdf', 'docx'] as const) {
      const own = cases.find((each) => each.id === `debrief-${id}`);
      if (own === undefined) throw new Error(`there is no case of Debrief for ${id}`);
      const attempt = await runOnce(
        { args: [programFile('warm'), inputOf(own)], tree: false },
        `.${id}`,
        limit,
      );
      if (attempt.kind === 'stopped') throw new Error(`warm ${id}: stopped after ${attempt.after} s`);
      if (attempt.kind === 'failed') throw new Error(`warm ${id}: ${attempt.reason}`);
      const [first, ...later] = attempt.printed
        .trim()
        .split('\n')
        .map((line) => WarmExport.parse(JSON.parse(line)));
      if (first === undefined || later.length === 0) throw new Error(`warm ${id}: too few exports`);
      warm.push({ id, name: names[id], first, later });
    }
    return warm;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
