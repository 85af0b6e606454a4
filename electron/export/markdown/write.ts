/** A report as Markdown in the form of the customer's template; `readMarkdown` gives the same report back. */
import type { Block } from '../../../shared/document/blocks.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { headings } from './form.ts';
import { writeAppendices, writeApproval, writeNotes } from './write/closing.ts';
import { writeCompliance, writeDetection, writeImpact } from './write/facts.ts';
import { writeHeader, writeSummary } from './write/header.ts';
import { writeHistory } from './write/history.ts';
import { writeLessons, writeResponse } from './write/lists.ts';
import { writeRootCause } from './write/root-cause.ts';
import { writeActions, writeTimeline } from './write/tables.ts';
import { writeSeal } from './seal.ts';

const section = (title: string, lines: readonly string[]): string => [`## ${title}`, '', ...lines].join('\n');

/**
 * The whole report, sections in the template's order. Empty fields stand as the template's placeholders, so that an
 * empty report is a form to fill in. Derived values are written out and marked as such. `history`: the blocks of that appendix,
 * which stands behind the report and is no part of it.
 */
export const writeMarkdown = (report: Report, history: readonly Block[] = []): string => {
  const parts = [
    writeHeader(report).join('\n'),
    section(headings.summary, writeSummary(report)),
    section(headings.timeline, writeTimeline(report)),
    section(headings.rootCause, writeRootCause(report)),
    section(headings.detection, writeDetection(report)),
    section(headings.response, writeResponse(report)),
    section(headings.impact, writeImpact(report)),
    section(headings.actions, writeActions(report)),
    section(headings.lessons, writeLessons(report)),
    section(headings.compliance, writeCompliance(report)),
    section(headings.appendices, writeAppendices(report)),
    writeApproval(report).join('\n'),
    ...(report.importedNotes.items.length === 0 ? [] : [section(headings.notes, writeNotes(report))]),
  ];
  return `${parts.join('\n\n---\n\n')}\n\n${writeSeal(report)}\n${writeHistory(history)}`;
};
