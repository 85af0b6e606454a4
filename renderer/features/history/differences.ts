/** How two states of a report differ, arranged as a person reads them: by section, and inside it by row or field. */
import { compareReports } from '../../../shared/history/compare.ts';
import { rowOnPath } from '../../../shared/history/row-words.ts';
import { changeWords, placeWords } from '../../../shared/history/words.ts';
import { valueWords } from '../../../shared/history/value-words.ts';
import type { Change } from '../../../shared/report/diff.ts';
import type { Row } from '../../../shared/report/json.ts';
import { type Path, pathToText } from '../../../shared/report/path.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { type SectionId, sections } from '../../../shared/report/sections.ts';

/** A field whose value differs. */
export type FieldDifference = {
  readonly path: Path;
  readonly label: string;
  /** Full texts, or short words for a value that is no text. */
  readonly before: string;
  readonly after: string;
  /** Whether the words of the two can be compared. */
  readonly isText: boolean;
};

/** A row that differs, or a field outside all rows. */
export type Part = {
  readonly key: string;
  readonly title: string;
  /** The row; null for a field of the section itself. */
  readonly row: { readonly list: Path; readonly id: string } | null;
  readonly state: 'changed' | 'added' | 'removed';
  /** "moved from 3 to 5"; '' where the row stands where it stood. */
  readonly moved: string;
  readonly fields: readonly FieldDifference[];
};

export type SectionDifferences = {
  readonly section: SectionId;
  readonly title: string;
  readonly parts: readonly Part[];
};

type Draft = { -readonly [K in keyof Part]: Part[K] } & { fields: FieldDifference[]; section: SectionId };

const fieldOf = (change: Extract<Change, { kind: 'set' }>, after: Report): FieldDifference => {
  const words = changeWords(change, after);
  const { before: old, after: now } = change;
  const isText =
    typeof old === 'string' &&
    typeof now === 'string' &&
    // A word of a vocabulary is shown by its label.
    (words.prose || valueWords(change.path, old || now) === (old || now) || (old || now).length > 60);
  return {
    path: change.path,
    label: words.field,
    before: isText ? old : words.before,
    after: isText ? now : words.after,
    isText,
  };
};

/** What a row says, field by field; as it is, so both sides are the same. */
const rowFields = (list: Path, row: Row): FieldDifference[] =>
  Object.entries(row).flatMap(([key, value]) => {
    if (key === 'id' || value === '' || value === false) return [];
    const path = [...list, row.id, key];
    const words = typeof value === 'string' && value.length > 60 ? value : valueWords(path, value);
    const { field } = placeWords(path, null);
    return words === '(empty)' ? [] : [{ path, label: field, before: words, after: words, isText: false }];
  });

/** Sections in the report's order, and in each what differs in the order of the report after. */
export const differencesBetween = (before: Report, after: Report): readonly SectionDifferences[] => {
  const drafts = new Map<string, Draft>();
  const draft = (key: string, make: () => Draft): Draft => {
    const known = drafts.get(key) ?? make();
    drafts.set(key, known);
    return known;
  };
  for (const change of compareReports(before, after)) {
    const words = changeWords(change, after);
    const { section } = words;
    if (change.kind === 'set') {
      const row = rowOnPath(after, change.path);
      const owner = row === null ? null : { list: row.list, id: row.id };
      const key = pathToText(row === null ? change.path : [...row.list, row.id]);
      const title = row === null ? words.field : row.words;
      draft(key, () => ({
        key,
        title,
        row: owner,
        state: 'changed',
        moved: '',
        fields: [],
        section,
      })).fields.push(fieldOf(change, after));
      continue;
    }
    const id = change.kind === 'move' ? change.id : change.row.id;
    const key = pathToText([...change.path, id]);
    const part = draft(key, () => ({
      key,
      title: words.row,
      row: { list: change.path, id },
      state: 'changed',
      moved: '',
      fields: [],
      section,
    }));
    if (change.kind === 'move') part.moved = words.verb;
    else {
      part.state = change.kind === 'insert' ? 'added' : 'removed';
      part.fields.push(...rowFields(change.path, change.row));
    }
  }
  return sections.flatMap(({ id, title }) => {
    const parts = [...drafts.values()].filter(({ section }) => section === id);
    return parts.length === 0 ? [] : [{ section: id, title, parts }];
  });
};
