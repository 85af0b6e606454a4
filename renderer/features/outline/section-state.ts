/** How far each section is, for the outline. */
import type { Report } from '../../../shared/report/schema.ts';
import { type SectionId, sections } from '../../../shared/report/sections.ts';
import type { Problem } from '../../../shared/rules/readiness.ts';

export type SectionState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'attention'; readonly problems: number }
  | { readonly kind: 'complete' };

/** What a fresh report already holds; it does not make a section begun. */
const given = new Set(['id', 'regime', 'label', 'unit', 'role', 'condition', 'meaning', 'mediaType']);

const isBegun = (value: unknown, key = ''): boolean => {
  if (typeof value === 'string') return !given.has(key) && value.trim() !== '';
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.some((item) => isBegun(item));
  return typeof value === 'object' && value !== null
    ? Object.entries(value).some(([name, part]) => isBegun(part, name))
    : false;
};

const contentOf = (report: Report, section: SectionId): unknown => {
  switch (section) {
    case 'incident':
      return report.incident;
    case 'summary':
      return report.summary;
    case 'timeline':
      return report.timeline;
    case 'root-cause':
      return report.rootCause;
    case 'detection':
      return report.detection;
    case 'containment':
      return report.response;
    case 'impact':
      return report.impact;
    case 'actions':
      return report.actions;
    case 'lessons':
      return report.lessons;
    case 'compliance':
      return report.compliance;
    case 'appendices':
      return report.appendices;
    case 'notes':
      return report.importedNotes;
    case 'approval':
      return report.approvals;
  }
};

/** Notes that wait to be placed or dismissed. */
export const openNotes = (report: Report): number =>
  report.importedNotes.items.filter((note) => !note.dismissed).length;

export const sectionState = (
  report: Report,
  problems: readonly Problem[],
  section: SectionId,
): SectionState => {
  if (section === 'notes') {
    const open = openNotes(report);
    return open === 0 ? { kind: 'complete' } : { kind: 'attention', problems: open };
  }
  if (!isBegun(contentOf(report, section))) return { kind: 'empty' };
  const errors = problems.filter(
    (problem) => problem.section === section && problem.level === 'error',
  ).length;
  return errors === 0 ? { kind: 'complete' } : { kind: 'attention', problems: errors };
};

/** The sections a report shows: imported notes only where there are some. */
export const shownSections = (report: Report) =>
  sections.filter(({ id }) => id !== 'notes' || report.importedNotes.items.length > 0);
