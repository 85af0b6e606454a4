/** Values of a report as short words for a person, in a line of its history. */
import { formatMoney, formatQuantity, Money, Quantity } from '../report/amount.ts';
import { pathPattern } from '../report/fields.ts';
import { isRecord, isRowList } from '../report/json.ts';
import { type Path, pathToText, schemaAt } from '../report/path.ts';
import { displayInstant } from '../report/time.ts';
import {
  actionStatusLabels,
  answerLabels,
  incidentTypeLabels,
  phaseLabels,
  regimeLabels,
  regulatoryStatusLabels,
  reportStateLabels,
  severities,
  severityLabels,
  signatureMeaningLabels,
} from '../report/vocabulary.ts';

/** Longest value in a line, in characters as people count them. */
const MAX_LENGTH = 80;

const severityWords = Object.fromEntries(
  severities.map((value) => [value, `${value} ${severityLabels[value]}`]),
);

/** The words of closed vocabularies, by the pattern of the field's path. */
const vocabularies: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/^incident\.type$/, incidentTypeLabels],
  [/^incident\.severity$|\.severity\.level$|^actions\.items\.\*\.priority$/, severityWords],
  [/^timeline\.rows\.\*\.phase$/, phaseLabels],
  [/^actions\.items\.\*\.status$/, actionStatusLabels],
  [/^compliance\.regulatory\.\*\.status$/, regulatoryStatusLabels],
  [/^compliance\.regulatory\.\*\.regime$/, { ...regimeLabels, custom: 'Other obligation' }],
  [/\.answer$/, answerLabels],
  [/^approvals\.signatories\.\*\.meaning$/, signatureMeaningLabels],
  [
    /^approvals\.signatories\.\*\.condition$/,
    { always: 'Always', 'security-incident': 'Only for a security incident' },
  ],
  [/\.unit$/, { count: 'Count', percent: 'Per cent' }],
  [/\.(?:revenueImpact|revenueLoss)\.kind$/, { none: 'None', amount: 'Amount' }],
  [/^revision\.state$/, reportStateLabels],
];

/** The word of a vocabulary for a value of the field, or null where the field has none for it. */
export const vocabularyWord = (path: Path, value: string): string | null => {
  const pattern = pathPattern(pathToText(path));
  const [, words] = vocabularies.find(([fields]) => fields.test(pattern)) ?? [];
  return words && Object.hasOwn(words, value) ? (words[value] ?? null) : null;
};

const instants = /^incident\.(?:start|end)$|^timeline\.rows\.\*\.time$/;

/** A moment as people read it, "2026-03-14 09:12 UTC", or null for any other field. */
const instantWords = (path: Path, value: string): string | null =>
  instants.test(pathPattern(pathToText(path))) ? displayInstant(value) : null;

const segmenter = new Intl.Segmenter('en');

/** At most `max` characters of the text, on one line; what is left out is shown by "…". */
export const shortText = (text: string, max = MAX_LENGTH): string => {
  // Cut roughly first: a text may be millions of code units long, and a character some twenty.
  const roughly = max * 20;
  const start = text.slice(0, roughly).replace(/\s+/g, ' ').trim();
  const isAll = text.length <= roughly || text.slice(roughly).trim() === '';
  if (isAll && start.length <= max) return start;
  const characters = [...segmenter.segment(start)].map(({ segment }) => segment);
  if (isAll && characters.length <= max) return start;
  return `${characters
    .slice(0, max - 1)
    .join('')
    .trimEnd()}…`;
};

const EMPTY = '(empty)';

/** A value at this path as short words: vocabularies by their labels, '' as "(empty)". For any stored value. */
export const valueWords = (path: Path, value: unknown): string => {
  if (value === '' || value === undefined || value === null) return EMPTY;
  if (typeof value === 'string') {
    return vocabularyWord(path, value) ?? (shortText(instantWords(path, value) ?? value) || EMPTY);
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value) && value.length === 0) return EMPTY;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return shortText(value.join(' › '));
  }
  if (isRowList(value)) return value.length === 1 ? '1 row' : `${value.length} rows`;
  if (isRecord(value)) {
    const schema = schemaAt(path);
    const quantity = schema === Quantity ? Quantity.safeParse(value) : null;
    if (quantity?.success) return shortText(formatQuantity(quantity.data)) || EMPTY;
    const money = schema === Money ? Money.safeParse(value) : null;
    if (money?.success) return shortText(formatMoney(money.data)) || EMPTY;
    const texts = Object.entries(value)
      .filter(([key, part]) => key !== 'id' && part !== '' && part !== false)
      .map(([key, part]) => valueWords([...path, key], part));
    return texts.length === 0 ? EMPTY : shortText(texts.join(', '));
  }
  return shortText(JSON.stringify(value));
};
