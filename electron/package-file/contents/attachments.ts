/** Which attachments a report needs: those it names now, and those that any moment of its history named. */
import type { Entry } from '../../../shared/history/entry.ts';
import { Attachment, type Report } from '../../../shared/report/schema.ts';

/** Anything that names a file as attachments do. Older schema versions may lack the rest. */
const Named = Attachment.pick({ sha256: true, name: true }).loose();

const collect = (value: unknown, into: Set<string>): void => {
  if (typeof value !== 'object' || value === null) return;
  const named = Named.safeParse(value);
  if (named.success) into.add(named.data.sha256);
  for (const part of Object.values(value)) collect(part, into);
};

/** SHA-256 of every attachment that a report shows. */
export const attachmentsShown = (report: Report): ReadonlySet<string> =>
  new Set(
    Object.values(report.appendices).flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)),
  );

/** SHA-256 of every attachment that a report or its history names, in ascending order. */
export const attachmentsNamed = (report: Report, entries: readonly Entry[]): readonly string[] => {
  const found = new Set(attachmentsShown(report));
  for (const { changes, report: whole, brought } of entries) {
    collect(changes, found);
    collect(whole, found);
    collect(brought, found);
  }
  return [...found].toSorted();
};
