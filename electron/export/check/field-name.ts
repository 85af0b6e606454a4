/** A field by the names that people know it by. */
import { fieldAt, fields } from '../../../shared/report/fields.ts';
import { getAt, textToPath } from '../../../shared/report/path.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { sectionOf, sections } from '../../../shared/report/sections.ts';

const settings: Readonly<Record<string, string>> = {
  organisation: 'Settings, organisation',
  'organisation.logo': 'Settings, logo',
};

/** Fields of a row by which people tell it from others. */
const tellingKeys = ['ref', 'time', 'role', 'name', 'label'] as const;

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const rowWords = (report: Report, list: string, id: string): string => {
  const rows = getAt(report, textToPath(list));
  if (!Array.isArray(rows)) return '';
  const index = rows.findIndex((row) => isRow(row) && row['id'] === id);
  const row: unknown = rows[index];
  if (!isRow(row)) return '';
  const telling = tellingKeys
    .map((key) => row[key])
    .find((value) => typeof value === 'string' && value !== '');
  return `row ${index + 1}${typeof telling === 'string' ? ` (${telling.slice(0, 40)})` : ''}`;
};

/** "Timeline, row 7 (09:21), Event"; 'the document' where no field is to blame. */
export const fieldName = (report: Report, path: string): string => {
  if (path === '') return 'the document';
  const setting = settings[path];
  if (setting !== undefined) return setting;
  const entry = /^history\.(\d+)$/.exec(path)?.[1];
  if (entry !== undefined) return entry === '0' ? 'Change history' : `Change history, entry ${entry}`;
  const section = sections.find(({ id }) => id === sectionOf(path))?.title ?? '';
  const list = fields.find((field) => field.kind === 'rows' && path.startsWith(`${field.path}.`));
  const id = list === undefined ? '' : (path.slice(list.path.length + 1).split('.')[0] ?? '');
  const row = list === undefined ? '' : rowWords(report, list.path, id);
  const label = (fieldAt(path) ?? fields.find((field) => field.path.startsWith(`${path}.`)))?.label ?? '';
  const owner = list === undefined || list.label === section ? '' : list.label;
  return [section, owner, row, label]
    .filter((part, at, all) => part !== '' && all.indexOf(part) === at)
    .join(', ');
};
