/** Whether manifest, report, history and attachments of a package say the same. */
import type { Entry } from '../../../shared/history/entry.ts';
import { type ChainFault, faultsOf, headOf } from '../../library/history/chain.ts';
import { attachmentOf, type Manifest } from '../manifest.ts';
import { suspicious } from '../refusal.ts';
import { attachmentsNamed, attachmentsShown } from './attachments.ts';
import type { decodeReport } from './report.ts';

const contradicts = (what: string): never => suspicious(`The package contradicts itself: ${what}.`);

/** Refuses a package whose parts contradict each other: it was put together by another hand. */
export const checkAgreement = (
  { report: said, files, missing }: Manifest,
  { stored: { report }, record }: ReturnType<typeof decodeReport>,
  entries: readonly Entry[],
): void => {
  const { incidentId, title } = report.incident;
  if (
    said.id !== report.id ||
    said.incidentId !== incidentId ||
    said.title !== title ||
    said.record !== record
  ) {
    contradicts('its manifest names another report than it holds');
  }
  const head = headOf(entries);
  if (said.head?.seq !== head?.seq || said.head?.hash !== head?.hash) {
    contradicts('its history ends elsewhere than its manifest says');
  }
  const held = new Set(files.flatMap(({ path }) => attachmentOf(path) ?? []));
  const absent = new Set(missing);
  for (const hash of attachmentsShown(report)) {
    if (!held.has(hash) && !absent.has(hash)) contradicts('an attachment of the report is not in it');
  }
  const named = new Set(attachmentsNamed(report, entries));
  for (const hash of [...held, ...absent]) {
    if (!named.has(hash)) contradicts('it holds or misses an attachment that its report does not name');
  }
};

/** The chain, and whether it ends with the report that lies beside it. */
export const faultsWith = (entries: readonly Entry[], record: string): readonly ChainFault[] => {
  const last = entries.at(-1);
  const faults = faultsOf(entries);
  return last === undefined || last.record === record
    ? faults
    : [
        ...faults,
        {
          kind: 'changed',
          seq: last.seq,
          message: 'The history does not end with the report as it is in the package.',
        },
      ];
};
