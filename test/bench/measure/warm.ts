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

/** Programs one after the other, so that one bad half-minute of the machine does not decide. */
const PROGRAMS = 3;

/** Work that a running program repeats: what is printed of it, its program, and whose input it takes. */
const repeated = [
  { id: 'pdf', name: 'PDF', program: 'warm', input: 'debrief-pdf' },
  { id: 'pdf-check', name: 'of which its check', program: 'check', input: 'debrief-pdf' },
  { id: 'docx', name: 'DOCX', program: 'warm', input: 'debrief-docx' },
  { id: 'docx-check', name: 'of which its check', program: 'check', input: 'debrief-docx' },
] as const;

const timesIn = (printed: string): readonly WarmRun[] =>
  printed
    .trim()
    .split('\n')
    .map((line) => WarmRun.parse(JSON.parse(line)));

/** `limit` in seconds, for all exports of one program together. Throws where an export fails. */
export const measureWarm = async (rows: number, actions: number, limit: number): Promise<readonly Warm[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'debrief-bench-input-'));
  try {
    const inputOf = writeInputs(folder, rows, actions);
    const warm: Warm[] = [];
    for (const { id, name, program, input } of repeated) {
      const own = cases.find((each) => each.id === input);
      if (own === undefined) throw new Error(`there is no case ${input}`);
      const runs: (readonly WarmRun[])[] = [];
      for (let round = 0; round < PROGRAMS; round += 1) {
        const started = { args: [programFile(program), inputOf(own)], tree: false };
        const attempt = await runOnce(started, `.${own.format}`, limit);
        if (attempt.kind === 'stopped') throw new Error(`warm ${id}: stopped after ${attempt.after} s`);
        if (attempt.kind === 'failed') throw new Error(`warm ${id}: ${attempt.reason}`);
        runs.push(timesIn(attempt.printed));
      }
      const firsts = runs.flatMap((run) => run.slice(0, 1)).toSorted((a, b) => a.wall - b.wall);
      const first = firsts[Math.floor(firsts.length / 2)];
      const later = runs.flatMap((run) => run.slice(1));
      if (first === undefined || later.length === 0) throw new Error(`warm ${id}: too few times`);
      warm.push({ id, name, first, later });
    }
    return warm;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
