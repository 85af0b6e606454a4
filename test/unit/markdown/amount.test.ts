import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyMoney,
  emptyQuantity,
  formatMoney,
  formatQuantity,
  parseMoney,
  parseQuantity,
} from '../../../shared/report/amount.ts';
import { qualifiers } from '../../../shared/report/vocabulary.ts';
import { countWords, missingWords } from '../../setup/words.ts';
import { lineText } from '../../arbitrary/text.ts';
import { runs } from '../../setup/runs.ts';

const amount = fc.oneof(
  fc.integer({ min: 0, max: 2_000_000_000 }).map(String),
  fc.constantFrom('0.1', '99.95', '1234567.5'),
);
const remark = fc.constantFrom(
  '',
  '15% of active users',
  'failed transactions (estimate)',
  'of 40,000',
  'see appendix B',
);

const joined = (words: string) => words.replaceAll(',', '');

describe('amounts with the words around them', () => {
  it('reads every quantity from what it prints', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('' as const, ...qualifiers),
        amount,
        fc.constantFrom('count' as const, 'percent' as const),
        remark,
        (qualifier, value, unit, words) => {
          const quantity = { qualifier, amount: value, unit, remark: words };
          expect(parseQuantity(formatQuantity(quantity))).toEqual(quantity);
        },
      ),
      runs(1000),
    );
  });

  it('reads every sum from what it prints', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('' as const, ...qualifiers),
        amount,
        fc.constantFrom('$', '€', '£', 'EUR', 'CHF', 'US$'),
        remark,
        (qualifier, value, currency, words) => {
          const money = { kind: 'amount' as const, qualifier, currency, amount: value, remark: words };
          expect(parseMoney(formatMoney(money))).toEqual(money);
        },
      ),
      runs(1000),
    );
  });

  it("reads the template's own lines", () => {
    expect(parseQuantity('12,000 (15% of active users)')).toEqual({
      ...emptyQuantity,
      amount: '12000',
      remark: '15% of active users',
    });
    expect(parseMoney('Estimated $5,000 (failed transactions during outage)')).toEqual({
      kind: 'amount',
      qualifier: 'estimated',
      currency: '$',
      amount: '5000',
      remark: 'failed transactions during outage',
    });
    expect(parseMoney('none')).toEqual({ ...emptyMoney, kind: 'none' });
  });

  it('loses no word of any text', () => {
    fc.assert(
      fc.property(lineText, (text) => {
        expect(missingWords(joined(text), joined(formatQuantity(parseQuantity(text))))).toEqual([]);
        const known = countWords(joined(formatMoney(parseMoney(text))));
        const lost = missingWords(joined(text), joined(formatMoney(parseMoney(text)))).filter(
          (word) => !(word === 'nil' && known.has('none')),
        );
        expect(lost).toEqual([]);
      }),
      runs(1000),
    );
  });
});
