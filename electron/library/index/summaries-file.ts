/** The summaries of a library as a file of the index. */
import { z } from 'zod';
import { ReportSummary } from '../../../shared/contract/channels.ts';
import type { IndexFile, IndexStore } from './index-store.ts';
import { type Stamped, StampedRow, stampedRow } from './stamped.ts';

export type StampedSummary = Stamped & { readonly summary: ReportSummary };

const NAME = 'summaries';

const Header = z.array(z.strictObject({ of: StampedRow, summary: ReportSummary }));

const encode = (summaries: readonly StampedSummary[]): IndexFile => ({
  header: summaries.map((each) => ({ of: stampedRow(each), summary: each.summary })),
  body: new Uint8Array(),
});

/** Empty where there is none that can be used. */
export const readSummaries = async (store: IndexStore): Promise<readonly StampedSummary[]> => {
  const file = await store.read(NAME);
  const parsed = Header.safeParse(file?.header);
  return parsed.success ? parsed.data.map(({ of, summary }) => ({ ...of, summary })) : [];
};

/** Whether they were written. */
export const writeSummaries = (store: IndexStore, summaries: readonly StampedSummary[]): Promise<boolean> =>
  store.write(NAME, encode(summaries));
