/** Judges what a measured program made. */
import { pagesOf } from '../../judges/libreoffice.ts';
import { thisMachine } from '../../setup/machine.ts';
import type { Case } from '../cases.ts';
import type { Attempt } from '../measure/run-once.ts';
import type { Outcome } from '../outcome/result.ts';
import { lossIn, readBack } from './facts.ts';

export type Wanted = {
  readonly rows: number;
  readonly actions: number;
  /** Whether LibreOffice lays out Word documents to count their pages, which takes it a while. */
  readonly countPages: boolean;
};

/** Pages as LibreOffice lays them out; null where it is not installed or gives up. */
const wordPages = async (docx: Uint8Array): Promise<number | null> => {
  if (thisMachine().which('soffice') === null) return null;
  try {
    return (await pagesOf(docx)).length;
  } catch {
    return null;
  }
};

/** What a program's first attempt says about it: that it may be measured, or why it may not. */
export const judge = async (attempt: Attempt, { format }: Case, wanted: Wanted): Promise<Outcome> => {
  if (attempt.kind === 'stopped') return attempt;
  if (attempt.kind === 'failed') return { kind: 'not-run', reason: attempt.reason };
  const { text, ...facts } = await readBack(format, attempt.output);
  const loss = lossIn(text, wanted.rows, wanted.actions);
  if (loss !== null) return { kind: 'wrong', reason: loss };
  const pages = format === 'docx' && wanted.countPages ? await wordPages(attempt.output) : facts.pages;
  return { kind: 'measured', runs: [], facts: { ...facts, pages } };
};
