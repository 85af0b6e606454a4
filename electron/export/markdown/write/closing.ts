/** The end of a report: appendices, approval, imported notes. */
import type { Appendix, Report } from '../../../../shared/report/schema.ts';
import { labels, placeholders } from '../form.ts';
import { isLabelLine } from '../read/names.ts';
import { writeExact } from '../syntax/exact.ts';
import { EMPTY, proseLines } from '../syntax/prose.ts';
import { file, noteHeading, signatory } from '../values/rows.ts';

const appendix = (label: string, { text, attachments }: Appendix, placeholder: string): string[] => [
  `**${label}**`,
  '',
  ...proseLines(text, placeholder, { isLabel: isLabelLine }),
  ...(attachments.length === 0
    ? []
    : [
        '',
        `**${labels.attachments}:**`,
        ...attachments.map(
          ({ name, mediaType, size, sha256, caption }) =>
            `- ${writeExact({ name, mediaType, size, sha256, caption }, file)}`,
        ),
      ]),
];

export const writeAppendices = ({ appendices }: Report): string[] => [
  ...appendix(labels.logs, appendices.logs, placeholders.logs),
  '',
  ...appendix(labels.metricsAppendix, appendices.metrics, placeholders.metricsAppendix),
  '',
  ...appendix(labels.code, appendices.code, placeholders.code),
  '',
  ...appendix(labels.related, appendices.related, placeholders.related),
];

export const writeApproval = ({ approvals }: Report): string[] => [
  `**${labels.approval}:**`,
  ...(approvals.signatories.length === 0
    ? [`- ${EMPTY}`]
    : approvals.signatories.map(
        ({ role, condition, name, meaning, date }) =>
          `- ${writeExact({ role, condition, name, meaning, date }, signatory)}`,
      )),
];

/** What an import could not place, each under its headings. */
export const writeNotes = ({ importedNotes }: Report): string[] =>
  importedNotes.items.flatMap(({ headings, text, dismissed }, index) => [
    ...(index === 0 ? [] : ['']),
    `### ${writeExact({ headings, dismissed }, noteHeading)}`,
    ...(text === '' ? [] : ['', ...proseLines(text, '', { isLabel: () => false })]),
  ]);
