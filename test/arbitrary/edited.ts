/** What people do to a report, as fast-check arbitraries: any number of edits of any field and any list. */
import fc from 'fast-check';
import { isRecord, isRowList } from '../../shared/report/json.ts';
import type { Report } from '../../shared/report/schema.ts';
import { reportArbitrary } from './report.ts';

/** Decides one of several, from numbers that fast-check shrinks. */
type Decide = (limit: number) => number;

const choices = (numbers: readonly number[]): Decide => {
  let at = 0;
  return (limit) => {
    const number = numbers[at % numbers.length] ?? 0;
    at += 1;
    return number % limit;
  };
};

/** A value of the donor in the place of some; rows of lists removed, moved, and added from the donor. */
const mix = (own: unknown, donor: unknown, decide: Decide, key = ''): unknown => {
  if (key === 'id' || key === 'schemaVersion') return own;
  if (isRowList(own) && isRowList(donor)) {
    const rows = own
      .filter(() => decide(6) !== 0)
      .map((row) => mix(row, donor[decide(Math.max(donor.length, 1))] ?? row, decide));
    for (const row of donor) {
      if (decide(3) === 0 && !own.some(({ id }) => id === row.id))
        rows.splice(decide(rows.length + 1), 0, row);
    }
    if (rows.length > 1 && decide(3) === 0)
      rows.splice(decide(rows.length), 0, ...rows.splice(decide(rows.length), 1));
    return rows;
  }
  if (isRecord(own) && isRecord(donor)) {
    return Object.fromEntries(
      Object.keys(own).map((name) => [name, mix(own[name], donor[name], decide, name)]),
    );
  }
  return decide(5) === 0 ? donor : own;
};

const numbers = fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 });

const edited = (report: Report, donor: Report, seed: readonly number[]): Report =>
  // `mix` takes each value from the same field of one of two reports, so the result has the shape of a report.
  mix(report, donor, choices(seed)) as Report;

/** The report after somebody's edits, storable like any other. */
export const editedArbitrary = (report: Report): fc.Arbitrary<Report> =>
  fc.tuple(reportArbitrary, numbers).map(([donor, seed]) => edited(report, donor, seed));

/** A report, and two versions that two people made of it; some took the same texts and rows from elsewhere. */
export const versionsArbitrary: fc.Arbitrary<{ base: Report; mine: Report; theirs: Report }> = fc
  .tuple(reportArbitrary, reportArbitrary, fc.option(reportArbitrary), numbers, numbers)
  .map(([base, donor, other, first, second]) => ({
    base,
    mine: edited(base, donor, first),
    theirs: edited(base, other ?? donor, second),
  }));
