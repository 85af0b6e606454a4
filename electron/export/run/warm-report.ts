/** The report that an export process warms up with: what most reports are made of, and nothing that anyone wrote. */
import { emptyReport, newActionItem, newTimelineRow } from '../../../shared/report/create.ts';
import type { ActionItem, Report } from '../../../shared/report/schema.ts';
import { epochToInstant } from '../../../shared/report/time.ts';
import { phases, severities } from '../../../shared/report/vocabulary.ts';

const START = Date.UTC(2000, 0, 1);
const MINUTE = 60_000;
/** Rows whose drawing has V8 compile what a row passes through; fewer leave it to the first export. */
const ROWS = 400;
const ACTIONS = 40;

const sentences = [
  'The primary replica fell behind and was taken out of the pool.',
  'Latency rose to 900 ms; alerts for “gateway errors” followed within a minute.',
  'Failover finished, and the queue was drained by the operator on call.',
  'Certificates were rotated, sessions ended, and affected customers told – in two waves.',
  'Restored from the snapshot of 02:00 UTC (verified), then measured for an hour.',
];

const sentence = (index: number): string => sentences[index % sentences.length] ?? '';

const prose = `${sentences.join(' ')}

A **certificate** had expired, see [the runbook](https://example.org/runbook):

1. \`queue drain\` was run
2. the gateway was *restarted*

${sentences.toReversed().join(' ')}`;

/** The same for every process. */
export const warmReport = (): Report => {
  let ids = 0;
  const newId = (): string => `w${(ids += 1)}`;
  const base = emptyReport(newId);
  const items: ActionItem[] = [];
  for (let index = 0; index < ACTIONS; index += 1) {
    items.push(
      newActionItem(newId, items, {
        description: sentence(index + 1),
        owner: 'Platform',
        priority: severities[index % severities.length] ?? '',
        due: '2000-02-01',
      }),
    );
  }
  return {
    ...base,
    incident: {
      ...base.incident,
      title: sentence(0),
      start: epochToInstant(START),
      end: epochToInstant(START + ROWS * MINUTE),
    },
    summary: { ...base.summary, text: prose },
    timeline: {
      rows: Array.from({ length: ROWS }, (_, index) =>
        newTimelineRow(newId, {
          time: epochToInstant(START + index * MINUTE),
          phase: phases[index % phases.length] ?? '',
          event: sentence(index),
          actor: 'Operator on call',
          notes: index % 3 === 0 ? '' : sentence(index + 2),
        }),
      ),
    },
    rootCause: { ...base.rootCause, problemStatement: prose, rootCause: prose },
    actions: { ...base.actions, items },
  };
};
