/** The reports of two moments that are compared. */
import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/contract/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { useBridge } from '../../app/context.tsx';
import { useReport, useSession } from '../../store/hooks.tsx';
import type { Moment } from './moment.ts';

export type Moments =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'known';
      readonly before: Report;
      readonly after: Report;
      /** As it stands in this window, typed a moment ago or not. */
      readonly now: Report;
    };

type Past = { readonly failure: Failure | null; readonly reports: readonly (Report | null)[] };

/** Reads the past ones from the host; "now" follows what is typed. */
export const useMoments = ([earlier, later]: readonly [Moment, Moment]): Moments => {
  const bridge = useBridge();
  const { id } = useSession();
  const now = useReport((report) => report);
  const [past, setPast] = useState<Past | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const answers = await Promise.all(
        [earlier, later].map(async (moment) =>
          moment.kind === 'now' ? null : bridge.invoke('history.state', { id, seq: moment.seq }),
        ),
      );
      if (!isCurrent) return;
      const failed = answers.find((answer) => answer?.ok === false);
      setPast({
        failure: failed?.ok === false ? failed.error : null,
        reports: answers.map((answer) => (answer?.ok === true ? answer.value.report : null)),
      });
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [bridge, id, earlier, later]);
  if (past === null) return { kind: 'reading' };
  if (past.failure) return { kind: 'failed', failure: past.failure };
  const [before, after] = past.reports;
  return { kind: 'known', before: before ?? now, after: after ?? now, now };
};
