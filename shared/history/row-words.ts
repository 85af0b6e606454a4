/** What a row of a list is called in the history: "Timeline row 14:32 “Initial alert…”". */
import { isRecord } from '../report/json.ts';
import { getAt, type Path, pathToText } from '../report/path.ts';
import { displayInstant } from '../report/time.ts';
import { shortText } from './value-words.ts';

type Naming = {
  /** What a row of the list is. */
  readonly noun: string;
  /** The field that marks it, such as its time or number; '' where no field does. */
  readonly mark: string;
  /** The fields whose text tells it from others; the first that is filled is used. */
  readonly texts: readonly string[];
};

const naming = (noun: string, texts: readonly string[] = ['text'], mark = ''): Naming => ({
  noun,
  mark,
  texts,
});
const file = naming('File', ['name', 'caption']);

/** By the list's path; a test proves that every list of the field catalogue is here. */
export const rowNamings: Readonly<Record<string, Naming>> = {
  'summary.metrics.servicesImpacted': naming('Service'),
  'timeline.rows': naming('Timeline row', ['event', 'notes', 'actor'], 'time'),
  'rootCause.whys': naming('Why', ['question', 'answer']),
  'response.containment': naming('Containment action'),
  'response.eradication': naming('Eradication action'),
  'response.recovery': naming('Recovery action'),
  'actions.items': naming('Action item', ['description', 'owner'], 'ref'),
  'lessons.wentWell': naming('What went well'),
  'lessons.wentWrong': naming('What went wrong'),
  'lessons.lucky': naming('Where we got lucky'),
  'lessons.opportunities': naming('Opportunity'),
  'compliance.regulatory': naming('Obligation', ['label', 'rationale']),
  'compliance.internal': naming('Check', ['label']),
  'appendices.logs.attachments': file,
  'appendices.metrics.attachments': file,
  'appendices.code.attachments': file,
  'appendices.related.attachments': file,
  'approvals.signatories': naming('Approver', ['role', 'name']),
  'importedNotes.items': naming('Imported note', ['text']),
};

/** Longest text of a row in its name, in characters. */
const MAX_TEXT = 40;

const textIn = (row: unknown, key: string): string => {
  const value = isRecord(row) && Object.hasOwn(row, key) ? row[key] : '';
  return typeof value === 'string' ? shortText(value, MAX_TEXT) : '';
};

/**
 * The row's name, by what it says; a row that says nothing is named by its position, from 1, where that is known. `row`
 * may be of any schema.
 */
export const rowWords = (list: Path, row: unknown, position: number | null): string => {
  const { noun, mark, texts } = rowNamings[pathToText(list)] ?? naming('Row');
  // A number comes out of it as it went in.
  const marked = mark === '' ? '' : displayInstant(textIn(row, mark));
  const text = texts.map((key) => textIn(row, key)).find((one) => one !== '');
  const words = [noun, marked, text === undefined ? '' : `“${text}”`].filter((word) => word !== '');
  return words.length === 1 && position !== null ? `${noun} ${position}` : words.join(' ');
};

/** The row that a path leads to or into, in a state of the report; null for a path outside lists. */
export const rowOnPath = (
  state: unknown,
  path: Path,
): { readonly list: Path; readonly id: string; readonly words: string } | null => {
  for (let length = 0; length < path.length; length += 1) {
    const list = path.slice(0, length);
    const id = path[length] ?? '';
    const rows = getAt(state, list);
    if (!Array.isArray(rows) && !Object.hasOwn(rowNamings, pathToText(list))) continue;
    const index = Array.isArray(rows) ? rows.findIndex((row) => isRecord(row) && row['id'] === id) : -1;
    const row: unknown = Array.isArray(rows) ? rows[index] : undefined;
    return { list, id, words: rowWords(list, row, index < 0 ? null : index + 1) };
  }
  return null;
};
