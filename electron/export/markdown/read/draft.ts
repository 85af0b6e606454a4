/** A report in the making: fields are filled once, and what finds no place is kept beside them. */
import type { ImportSummary } from '../../../../shared/contract/channels.ts';
import { type ApproverRole, emptyReport, type NewId } from '../../../../shared/report/create.ts';
import type { Report } from '../../../../shared/report/schema.ts';
import { toLine, toProse } from '../../../../shared/report/text.ts';
import { unescapePlain } from '../syntax/plain.ts';

export type Draft = {
  readonly report: Report;
  readonly newId: NewId;
  /** Whether Debrief wrote the file: then nothing is inferred and nothing added. */
  readonly own: boolean;
  /** True once for each field: the second value of a field has to be kept as a note. */
  readonly claim: (field: string) => boolean;
  /** Keeps text that has no field. */
  readonly keep: (headings: readonly string[], text: string) => void;
  /** Reports a reading that a person should check, and keeps the words that it replaced. */
  readonly reading: (message: string, words?: string) => void;
  readonly mapped: (message: string) => void;
  readonly summary: () => ImportSummary;
  /** Source lines whose words were replaced by the form's own. */
  readonly replaced: readonly string[];
};

const excerptOf = (text: string): string => {
  const flat = text.slice(0, 2000).replace(/\s+/g, ' ').trim();
  return flat.length > 120 ? `${flat.slice(0, 119).toWellFormed()}…` : flat;
};

export const newDraft = (newId: NewId, roles: readonly ApproverRole[] | undefined, own: boolean): Draft => {
  const report = emptyReport(newId, roles);
  const claimed = new Set<string>();
  const mapped: string[] = [];
  const readings: string[] = [];
  const replaced: string[] = [];
  return {
    report,
    newId,
    own,
    claim: (field) => {
      if (claimed.has(field)) return false;
      claimed.add(field);
      return true;
    },
    keep: (headings, text) => {
      const kept = toProse(text).trim();
      if (kept === '') return;
      report.importedNotes.items.push({
        id: newId(),
        headings: headings
          .map((heading) => toLine(unescapePlain(heading)).trim())
          .filter((heading) => heading !== ''),
        text: kept,
        dismissed: false,
      });
    },
    reading: (message, words) => {
      readings.push(message);
      if (words !== undefined && words.trim() !== '') replaced.push(words.trim());
    },
    mapped: (message) => {
      mapped.push(message);
    },
    replaced,
    summary: () => ({
      mapped,
      readings,
      kept: report.importedNotes.items.map(({ headings, text }) => ({
        heading: headings.length === 0 ? 'Start of the document' : headings.join(' › '),
        excerpt: excerptOf(text),
      })),
    }),
  };
};
