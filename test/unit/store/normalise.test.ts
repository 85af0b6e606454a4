import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { display, normalise } from '../../../renderer/store/normalise.ts';
import { fields } from '../../../shared/report/fields.ts';

describe('normalise', () => {
  it.each([
    ['incident.start', '2026-03-14 9:12 utc', '2026-03-14T09:12Z'],
    ['incident.start', 'around nine', 'around nine'],
    ['incident.incidentId', ' inc-2026-03-14-002 ', 'INC-2026-03-14-002'],
    ['incident.incidentId', 'case 7', 'case 7'],
    ['incident.reportDate', ' 2026-03-16 ', '2026-03-16'],
    ['timeline.rows.k3.time', '9:21', '09:21'],
    ['timeline.rows.k3.time', '2026-03-14 9:21', '2026-03-14T09:21Z'],
    ['timeline.rows.k3.event', '9:21', '9:21'],
    ['summary.metrics.customersAffected.amount', '12,000', '12000'],
    ['summary.metrics.customersAffected.amount', 'a dozen', 'a dozen'],
    ['summary.metrics.mttd.value', '1:05', '01:05'],
    ['detection.delay.value', '00:01:30', '00:01:30'],
    ['actions.items.a1.due', '2026-02-30', '2026-02-30'],
  ])('%s: "%s" becomes "%s"', (path, typed, stored) => {
    expect(normalise(path, typed)).toBe(stored);
  });

  it('shows instants and numbers as people read them', () => {
    expect(display('incident.start', '2026-03-14T09:12Z')).toBe('2026-03-14 09:12 UTC');
    expect(display('impact.customer.total.amount', '12000')).toBe('12,000');
    expect(display('incident.title', '12000')).toBe('12000');
  });

  it('is stable: what is shown goes back to what is stored, whatever the field', () => {
    const paths = fields.map(({ path }) => path.replaceAll('*', 'k3'));
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('2026-03-14T09:12Z', '14:32', '12000', '1234567.5', '01:25', '2026-03-14'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), texts, (path, typed) => {
        const stored = normalise(path, typed);
        expect(normalise(path, stored)).toBe(stored);
        expect(normalise(path, display(path, stored))).toBe(stored);
      }),
    );
  });
});
