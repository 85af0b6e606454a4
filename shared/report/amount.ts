/** Numbers with the words around them: "12,000 (15% of active users)", "Estimated $5,000 (failed transactions)". */
import { z } from 'zod';
import { type Qualifier, qualifiers } from './vocabulary.ts';
import { line } from './text.ts';

export const Quantity = z.strictObject({
  qualifier: z.enum(['', ...qualifiers]),
  /** Decimal digits without separators ("12000"), or what was typed where that is not a number. */
  amount: line,
  unit: z.enum(['count', 'percent']),
  remark: line,
});
export type Quantity = z.infer<typeof Quantity>;

export const Money = z.strictObject({
  /** "none" is an answer ("Revenue impact: none"); '' is no answer yet. */
  kind: z.enum(['', 'none', 'amount']),
  qualifier: z.enum(['', ...qualifiers]),
  /** A symbol or an ISO 4217 code as written: "$", "EUR". */
  currency: line,
  amount: line,
  remark: line,
});
export type Money = z.infer<typeof Money>;

export const emptyQuantity: Quantity = { qualifier: '', amount: '', unit: 'count', remark: '' };
export const emptyMoney: Money = { kind: '', qualifier: '', currency: '', amount: '', remark: '' };

/** A number without separators, as stored. */
export const Decimal = z
  .string()
  .refine((text) => /^\d+(?:\.\d+)?$/.test(text), 'Write a number such as 12000 or 12,000.');

/** "12000.5" of "12,000.5"; null where the text is not one plain number (thousands separated by commas or thin spaces). */
export const parseDecimal = (text: string): string | null => {
  const trimmed = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) return trimmed;
  return /^\d{1,3}(?:[,\u2009\u202f' ]\d{3})+(?:\.\d+)?$/.test(trimmed)
    ? trimmed.replace(/[,\u2009\u202f' ]/g, '')
    : null;
};

/** "12,000.5" of "12000.5"; text that is not a number comes back as it is. */
export const formatDecimal = (text: string): string => {
  if (!/^\d+(?:\.\d+)?$/.test(text)) return text;
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
};

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const qualifierPattern = [...qualifiers]
  .toSorted((a, b) => b.length - a.length)
  .map((word) => (/^\w/.test(word) ? `${word.replace(' ', String.raw`\s+`)}(?=[\\s\\d$€£¥]|[A-Z]{3})` : word))
  .join('|');
const CURRENCY = String.raw`[$€£¥₹]|[A-Z]{2}\$|[A-Z]{3}`;
const QUANTITY = new RegExp(
  String.raw`^(${qualifierPattern})?\s*(${NUMBER})(\s?%)?(?![\w.,:/-]*\d)(?![\w:/-])\s*(.*)$`,
  'i',
);
const MONEY = new RegExp(
  String.raw`^(?:(${qualifierPattern})\s*)?(${CURRENCY})\s?(${NUMBER})(?![\w.,:/-]*\d)(?![\w:/%-])\s*(.*)$`,
);
const MONEY_AFTER = new RegExp(
  String.raw`^(?:(${qualifierPattern})\s*)?(${NUMBER})\s?([$€£¥₹]|[A-Z]{3})(?![\w])\s*(.*)$`,
);

/** The remark out of what follows a value: one pair of parentheses around all of it is taken off. */
const unwrap = (text: string): string => {
  const trimmed = text.trim();
  if (!trimmed.startsWith('(') || !trimmed.endsWith(')')) return trimmed;
  let depth = 0;
  for (let index = 0; index < trimmed.length; index += 1) {
    const char = trimmed[index];
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (depth === 0 && index < trimmed.length - 1) return trimmed;
  }
  return depth === 0 ? trimmed.slice(1, -1).trim() : trimmed;
};

const asQualifier = (text: string | undefined): Qualifier | '' => {
  const word = (text ?? '').toLowerCase().replace(/\s+/g, ' ').trim();
  return qualifiers.find((known) => known === word) ?? '';
};

const remarkOf = (rest: string): string | null => {
  const remark = unwrap(rest);
  return remark === rest.trim() && remark.startsWith('(') ? null : remark;
};

/** Reads "12,000 (15% of active users)", "about 15 %"; text without a leading number becomes a remark alone. */
export const parseQuantity = (text: string): Quantity => {
  const trimmed = text.trim();
  const match = QUANTITY.exec(trimmed);
  if (match) {
    const [, qualifier, number = '', percent, rest = ''] = match;
    const remark = remarkOf(rest);
    if (remark !== null) {
      return {
        qualifier: asQualifier(qualifier),
        amount: parseDecimal(number) ?? number,
        unit: percent ? 'percent' : 'count',
        remark,
      };
    }
  }
  return { ...emptyQuantity, remark: unwrap(trimmed) };
};

/** Reads "$5,000", "Estimated EUR 5,000 (lost sales)", "none (covered by insurance)"; other text becomes a remark. */
export const parseMoney = (text: string): Money => {
  const trimmed = text.trim();
  if (trimmed === '') return emptyMoney;
  const none = /^(?:none|nil)\b[\s,;:.–-]*(.*)$/i.exec(trimmed);
  if (none) {
    const remark = remarkOf(none[1] ?? '');
    if (remark !== null) return { ...emptyMoney, kind: 'none', remark };
  }
  const normal = trimmed.replace(/^[A-Za-z]+/, (word) =>
    asQualifier(word) || /^(?:at|up|more|less|fewer)$/i.test(word) ? word.toLowerCase() : word,
  );
  const before = MONEY.exec(normal);
  const after = before ? null : MONEY_AFTER.exec(normal);
  const [qualifier, currency = '', number = '', rest = ''] = before
    ? [before[1], before[2], before[3], before[4]]
    : after
      ? [after[1], after[3], after[2], after[4]]
      : [];
  const remark = number === '' ? null : remarkOf(rest);
  if (remark !== null) {
    return {
      kind: 'amount',
      qualifier: asQualifier(qualifier),
      currency,
      amount: parseDecimal(number) ?? number,
      remark,
    };
  }
  return { ...emptyMoney, remark: unwrap(trimmed) };
};

const withRemark = (value: string, remark: string): string => {
  if (remark === '') return value;
  return value === '' ? remark : `${value} (${remark})`;
};

const leading = (qualifier: Qualifier | ''): string => {
  if (qualifier === '') return '';
  if (!/^\w/.test(qualifier)) return qualifier;
  return `${qualifier.charAt(0).toUpperCase()}${qualifier.slice(1)} `;
};

/** The value with its words, as printed; '' while nothing is recorded. */
export const formatQuantity = (quantity: Quantity): string => {
  const number = quantity.amount === '' ? '' : formatDecimal(quantity.amount);
  const value =
    number === '' ? '' : `${leading(quantity.qualifier)}${number}${quantity.unit === 'percent' ? '%' : ''}`;
  return withRemark(value, quantity.remark);
};

/** The sum with its words, as printed: "Estimated $5,000 (…)", "None", ''. */
export const formatMoney = (money: Money): string => {
  if (money.kind === 'none') return withRemark('None', money.remark);
  const number = money.amount === '' ? '' : formatDecimal(money.amount);
  const separator = /^[A-Z]{3}$/.test(money.currency) ? ' ' : '';
  const value = number === '' ? '' : `${leading(money.qualifier)}${money.currency}${separator}${number}`;
  return withRemark(value, money.remark);
};
