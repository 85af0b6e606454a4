/** Several exports in one running program. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cases } from '../cases.ts';
import { programFile } from '../bundle.ts';
import { writeInputs } from '../inputs.ts';
import { WarmRun } from '../outcome/warm.ts';
import type { Warm } from '../outcome/warm.ts';
import { runOnce } from './run-once.ts';

/** Work that a running program repeats: what is printed of it, its program, and whose input it takes. */
const repeated = [
  { id: 'pdf', name: 'PDF', program: 'warm', input: 'debrief-pdf' },
  { id: 'pdf-check', name: 'of which its check', program: 'check', input: 'debrief-pdf' },
  { id: 'docx', name: 'DOCX', program: 'warm', input: 'debrief-docx' },
  { id: 'docx-check', name: 'of which its check', program: 'check', input: 'debrief-docx' },
] as const;

/** `limit` in seconds, for all exports of one format together. Throws where an export fails. */
export const measureWarm = async (rows: number, actions: number, limit: number): Promise<readonly Warm[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'debrief-bench-input-'));
  try {
    const inputOf = writeInputs(folder, rows, actions);
    const warm: Warm[] = [];
    for (const { id, name, program, input } of repeated) {
      const own = cases.find((each) => each.id === input);
      if (own === undefined) throw new Error(`there is no case ${input}`);
      const attempt = await runOnce(
        { args: [programFile(program), inputOf(own)], tree: false },
        `.${own.format}`,
        limit,
      );
      if (attempt.kind === 'stopped') throw new Error(`warm ${id}: stopped after ${attempt.after} s`);
      if (attempt.kind === 'failed') throw new Error(`warm ${id}: ${attempt.reason}`);
      const [first, ...later] = attempt.printed
        .trim()
        .split('\n')
        .map((line) => WarmRun.parse(JSON.parse(line)));
      if (first === undefined || later.length === 0) throw new Error(`warm ${id}: too few times`);
      warm.push({ id, name, first, later });
    }
    return warm;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
