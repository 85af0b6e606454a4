/** Rows that stand as one line: approvals, checks, regulatory heads, attachments, note headings. */
import { z } from 'zod';
import {
  type Approval,
  Approval as ApprovalSchema,
  type Attachment,
  Attachment as AttachmentSchema,
  type InternalCheck,
  InternalCheck as InternalCheckSchema,
  type RegulatoryRow,
  RegulatoryRow as RegulatorySchema,
} from '../../../../shared/report/schema.ts';
import {
  type Regime,
  regulatoryStatuses,
  regulatoryStatusLabels,
  signatureMeaningLabels,
  signatureMeanings,
} from '../../../../shared/report/vocabulary.ts';
import { parseDate } from '../../../../shared/report/time.ts';
import { placeholders } from '../form.ts';
import type { Format } from '../syntax/exact.ts';
import { escapePlain } from '../syntax/plain.ts';
import { plainWords, reviveWith } from './plain.ts';

export type Signatory = Omit<Approval, 'id'>;

/** "CISO (if security incident): Ana Gomes Date: 2026-03-16 Meaning: Approval". */
export const signatory: Format<Signatory> = {
  format: ({ role, condition, name, date, meaning }) =>
    [
      `${role === '' ? placeholders.role : escapePlain(role)}${condition === 'always' ? '' : ' (if security incident)'}:`,
      name === '' ? '_'.repeat(27) : escapePlain(name),
      `Date: ${date === '' ? '_'.repeat(11) : escapePlain(date)}`,
      ...(meaning === '' ? [] : [`Meaning: ${signatureMeaningLabels[meaning]}`]),
    ].join(' '),
  parse: (words) => {
    const meaningWords = /^(.*?)\s+Meaning:\s*(\p{L}+)$/su.exec(words);
    const meaning =
      signatureMeanings.find((known) => signatureMeaningLabels[known] === meaningWords?.[2]) ?? '';
    const rest = meaning === '' ? words : (meaningWords?.[1] ?? '');
    const [, before = '', date = ''] = /^(.*?)\s*\bDate:\s*(.*)$/su.exec(rest) ?? ['', rest, ''];
    const [, head = '', name = ''] = /^(.*?):(?:\s+(.*))?$/su.exec(before.trim()) ?? ['', before, ''];
    const conditional = /^(.*?)\s*\(if security incident\)$/isu.exec(head);
    return {
      role: plainWords(conditional?.[1] ?? head),
      condition: conditional ? 'security-incident' : 'always',
      name: plainWords(name),
      meaning,
      date: plainWords(date),
    };
  },
  revive: reviveWith(ApprovalSchema.omit({ id: true })),
};

export type Check = Pick<InternalCheck, 'label' | 'date'>;

/** "Incident retrospective scheduled (2025-10-26)". */
export const check: Format<Check> = {
  format: ({ label, date }) => {
    const words = label === '' ? placeholders.check : escapePlain(label);
    return date === '' ? words : `${words} (${escapePlain(date)})`;
  },
  parse: (words) => {
    const dated = /^(.*?)\s*\(([^()]*)\)$/su.exec(words.trim());
    const date = dated ? parseDate(dated[2] ?? '') : null;
    return dated && date !== null
      ? { label: plainWords(dated[1] ?? ''), date }
      : { label: plainWords(words), date: '' };
  },
  revive: reviveWith(InternalCheckSchema.pick({ label: true, date: true })),
};

const regimeWords: readonly (readonly [RegExp, Regime])[] = [
  [/\bhipaa\b/iu, 'hipaa'],
  [/\bpci\b/iu, 'pci-dss'],
  [/\bsoc\s?2\b/iu, 'soc2'],
  [/\bfedramp\b/iu, 'fedramp'],
  [/\bgdpr\b/iu, 'gdpr'],
];

const regimeOf = (label: string): RegulatoryRow['regime'] =>
  regimeWords.find(([pattern]) => pattern.test(label))?.[1] ?? 'custom';

const readRegulatoryStatus = (words: string): RegulatoryRow['status'] => {
  const text = words.trim().toLowerCase();
  const known = regulatoryStatuses.find((status) => regulatoryStatusLabels[status].toLowerCase() === text);
  if (known) return known;
  if (/^(?:not applicable|not required|n\/?a)$/u.test(text)) return 'not-applicable';
  return '';
};

export type Duty = Pick<RegulatoryRow, 'regime' | 'label' | 'status'>;

/** "GDPR breach notification (72 hours) - **N/A**". */
export const duty: Format<Duty> = {
  format: ({ label, status }) =>
    `${label === '' ? placeholders.text : escapePlain(label)} - **${status === '' ? placeholders.regulatory : regulatoryStatusLabels[status]}**`,
  parse: (words) => {
    const marked = /^(.*?)\s+[-–—:]\s+\*\*(.*?)\*\*$/su.exec(words.trim());
    const status = marked ? readRegulatoryStatus(marked[2] ?? '') : '';
    const recognised = marked && (status !== '' || marked[2] === placeholders.regulatory);
    const label = plainWords(recognised ? (marked[1] ?? '') : words);
    return { regime: regimeOf(label), label, status };
  },
  revive: reviveWith(RegulatorySchema.pick({ regime: true, label: true, status: true })),
};

export type File = Omit<Attachment, 'id'>;
const FileSchema = AttachmentSchema.omit({ id: true });

/** "[graph.png](attachments/<sha256>) (image/png, 20481 bytes, SHA-256 <sha256>): caption". */
export const file: Format<File | null> = {
  format: (value) =>
    value === null
      ? ''
      : `[${escapePlain(value.name)}](attachments/${value.sha256}) (${value.mediaType}, ${value.size} bytes, SHA-256 ${value.sha256})${value.caption === '' ? '' : `: ${escapePlain(value.caption)}`}`,
  parse: (words) => {
    const match =
      /^\[(.*?)\]\(attachments\/[0-9a-f]{64}\) \(([^\s,]+), (\d{1,16}) bytes, SHA-256 ([0-9a-f]{64})\)(?:: (.*))?$/su.exec(
        words.trim(),
      );
    if (!match) return null;
    const [, name = '', mediaType = '', size = '', sha256 = '', caption = ''] = match;
    const parsed = FileSchema.safeParse({
      name: plainWords(name),
      mediaType,
      size: Number(size),
      sha256,
      caption: plainWords(caption),
    });
    return parsed.success ? parsed.data : null;
  },
  revive: reviveWith(FileSchema),
};

const Heading = z.strictObject({ headings: z.array(z.string()), dismissed: z.boolean() });
export type NoteHeading = z.infer<typeof Heading>;

/** "Background › Prior work (dismissed)". */
export const noteHeading: Format<NoteHeading> = {
  format: ({ headings, dismissed }) =>
    `${headings.length === 0 ? 'Note' : headings.map(escapePlain).join(' › ')}${dismissed ? ' (dismissed)' : ''}`,
  parse: (words) => {
    const [, path = '', mark] = /^(.*?)( \(dismissed\))?$/su.exec(words) ?? [];
    return {
      headings: path === 'Note' ? [] : path.split(' › ').map(plainWords),
      dismissed: mark !== undefined,
    };
  },
  revive: reviveWith(Heading),
};
