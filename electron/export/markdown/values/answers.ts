/** Amounts and answers with the words around them. */
import { z } from 'zod';
import {
  formatMoney,
  formatQuantity,
  Money,
  parseMoney,
  parseQuantity,
  Quantity,
} from '../../../../shared/report/amount.ts';
import { AnswerWithRemark } from '../../../../shared/report/schema.ts';
import { type Answer, answerLabels, severities } from '../../../../shared/report/vocabulary.ts';
import type { Format } from '../syntax/exact.ts';
import { escapePlain } from '../syntax/plain.ts';
import { plainWords, reviveWith } from './plain.ts';
import { readSeverity } from './vocabulary.ts';

export const quantity: Format<Quantity> = {
  format: (value) => escapePlain(formatQuantity(value)),
  parse: (words) => parseQuantity(plainWords(words)),
  revive: reviveWith(Quantity),
};

export const money: Format<Money> = {
  format: (value) => escapePlain(formatMoney(value)),
  parse: (words) => parseMoney(plainWords(words)),
  revive: reviveWith(Money),
};

/** "word (remark)" where the remark is set apart from the word: by brackets around all of it or by punctuation. */
const split = (text: string): { readonly word: string; readonly remark: string } | null => {
  const match = /^([\p{L}\d-]+)(?:\s*$|\s*\((.*)\)$|\s*[,;:.–—]\s+(.*)$|\s+-\s+(.*)$)/su.exec(text);
  return match ? { word: match[1] ?? '', remark: (match[2] ?? match[3] ?? match[4] ?? '').trim() } : null;
};

const withRemark = (word: string, remark: string): string => {
  if (remark === '') return word;
  return word === '' ? escapePlain(remark) : `${word} (${escapePlain(remark)})`;
};

const answerWords: Readonly<Record<string, Answer>> = {
  yes: 'yes',
  no: 'no',
  none: 'no',
  undetermined: 'undetermined',
  unknown: 'undetermined',
  tbd: 'undetermined',
};

const answerFormat = (no: string): Format<AnswerWithRemark> => ({
  format: ({ answer, remark }) =>
    withRemark(answer === '' ? '' : answer === 'no' ? no : answerLabels[answer], remark),
  parse: (words) => {
    const text = plainWords(words);
    const parts = split(text);
    const answer = parts ? answerWords[parts.word.toLowerCase()] : undefined;
    return parts && answer ? { answer, remark: parts.remark } : { answer: '', remark: text };
  },
  revive: reviveWith(AnswerWithRemark),
});

/** "Yes (99.9% uptime SLA)". */
export const answer = answerFormat('No');
/** "None", as the template says of data loss. */
export const lossAnswer = answerFormat('None');

const Level = z.strictObject({ level: z.enum(['', ...severities]), remark: z.string() });

/** "P1 (high impact, short duration)"; other scales are read and their words kept as the remark. */
export const severityWithRemark: Format<z.infer<typeof Level>> = {
  format: ({ level, remark }) => withRemark(level, remark),
  parse: (words) => {
    const text = plainWords(words);
    const parts = split(text);
    const level = severities.find((known) => known === parts?.word);
    if (parts && level) return { level, remark: parts.remark };
    return { level: readSeverity(parts?.word ?? text)?.value ?? '', remark: text };
  },
  revive: reviveWith(Level),
};
