/** The sample reports are what a newcomer sees first and what the document tests print: they must hold together. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exampleNames } from '../../shared/contract/channels.ts';
import { derive, resolveTimeline } from '../../shared/report/derived.ts';
import { readReport } from '../../shared/report/migrate.ts';
import type { Report } from '../../shared/report/schema.ts';
import {
  IncidentId,
  instantToEpoch,
  parseDate,
  parseInstant,
  SignatureDate,
} from '../../shared/report/time.ts';
import {
  internalCheckLabels,
  isSecurityIncident,
  regimeLabels,
  regimes,
} from '../../shared/report/vocabulary.ts';
import { hostileMarkers, hostileReport } from '../fixtures/reports/hostile.ts';
import { largeReport } from '../fixtures/reports/large.ts';

const load = (name: string): Report => {
  const url = new URL(`../../resources/samples/${name}.json`, import.meta.url);
  const read = readReport(JSON.parse(readFileSync(url, 'utf8')));
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read)}`);
  return read.report;
};

/** Every string of a report with its path. */
const strings = (value: unknown, path = ''): { path: string; text: string }[] => {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    strings(inner, path === '' ? key : `${path}.${key}`),
  );
};

const rowIds = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(rowIds);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(rowIds)];
};

const americanSpelling =
  /\b(?:\w*(?:ganiz|logiz|utiliz|prioritiz|apologiz|recogniz|sanitiz|authoriz|analyz|summariz|minimiz)\w*|colors?|behavior\w*|centers?|defenses?|canceled|canceling|labeled|fulfill|catalog)\b/i;

describe.each([...exampleNames])('sample report %s', (name) => {
  const report = load(name);
  const { incident, summary, impact } = report;

  it('has a header that is complete and canonical', () => {
    expect(IncidentId.safeParse(incident.incidentId).success).toBe(true);
    expect(incident.start).toBe(parseInstant(incident.start));
    expect(['', parseInstant(incident.end)]).toContain(incident.end);
    expect(incident.reportDate).toBe(parseDate(incident.reportDate));
    for (const field of ['title', 'type', 'severity', 'commander', 'author'] as const) {
      expect(incident[field], field).not.toBe('');
    }
  });

  it('tells its timeline in order, between start and end', () => {
    const epochs = resolveTimeline(report.timeline.rows, incident.start).map((time) =>
      time.kind === 'unknown' ? null : time.epoch,
    );
    expect(epochs).not.toContain(null);
    expect(epochs).toEqual(epochs.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
    expect(epochs[0]).toBeGreaterThanOrEqual(instantToEpoch(incident.start) ?? Infinity);
    expect(epochs.at(-1)).toBeLessThanOrEqual(instantToEpoch(incident.end) ?? Infinity);
  });

  it('names every row once', () => {
    const ids = rowIds(report);
    expect(ids.length).toBeGreaterThan(60);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('numbers its actions without gaps and sets each due date after the incident', () => {
    const { items } = report.actions;
    expect(items.map(({ ref }) => ref)).toEqual(items.map((_, index) => `AI-${index + 1}`));
    const lastRow = resolveTimeline(report.timeline.rows, incident.start).at(-1);
    const last =
      lastRow && lastRow.kind !== 'unknown' ? new Date(lastRow.epoch).toISOString().slice(0, 10) : '';
    for (const { due, ref, status, owner } of items) {
      expect(parseDate(due), ref).toBe(due);
      expect(due >= last, `${ref} is due ${due}, before the last event of ${last}`).toBe(true);
      expect(status, ref).not.toBe('');
      expect(owner, ref).not.toBe('');
    }
  });

  it('gives the same figures in summary and impact', () => {
    expect(impact.customer.total).toEqual(summary.metrics.customersAffected);
    expect(impact.business.revenueLoss).toEqual(summary.metrics.revenueImpact);
    expect(impact.data.loss.answer).toBe(summary.metrics.dataLoss.answer);
    expect(impact.customer.severity.level).toBe(incident.severity);
  });

  it("keeps the template's rows in order and wording", () => {
    const own = report.compliance.regulatory.filter(({ regime }) => regime !== 'custom');
    expect(own.map(({ regime, label }) => [regime, label])).toEqual(
      regimes.map((regime) => [regime, regimeLabels[regime]]),
    );
    expect(report.compliance.internal.slice(0, internalCheckLabels.length).map(({ label }) => label)).toEqual(
      [...internalCheckLabels],
    );
    for (const { label, status, rationale } of report.compliance.regulatory) {
      expect(status, label).not.toBe('');
      expect(rationale, label).not.toBe('');
    }
  });

  it('asks for the signatures of the template, with dates that can be read', () => {
    const { signatories } = report.approvals;
    expect(signatories.slice(0, 3).map(({ role, condition }) => [role, condition])).toEqual([
      ['Incident Commander', 'always'],
      ['Engineering Manager', 'always'],
      ['CISO', 'security-incident'],
    ]);
    for (const { date } of signatories.filter((approval) => approval.date !== '')) {
      expect(SignatureDate.safeParse(date).success).toBe(true);
      expect(date.slice(0, 10) >= incident.reportDate).toBe(true);
    }
  });

  it('is spelt the British way and names nothing real by address', () => {
    for (const { path, text } of strings(report)) {
      // Code quotes machines, and those spell their own way ("Authorization: Bearer").
      expect(text.replaceAll(/```.*?```/gs, ''), path).not.toMatch(americanSpelling);
      for (const [, host = ''] of text.matchAll(/https?:\/\/([^/\s)]+)/g)) expect(host).toMatch(/\.example$/);
      for (const [address] of text.matchAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g)) {
        expect(address, path).toMatch(/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./);
      }
    }
  });
});

describe('metrics of the sample reports', () => {
  it.each([
    { name: 'outage', duration: '03:37', mttd: '00:12', timeToContain: '01:40', mttr: '03:11' },
    { name: 'data-breach', duration: '605:53', mttd: '405:55', timeToContain: '408:07', mttr: '533:23' },
  ])('$name: all follow from the timeline', ({ name, ...expected }) => {
    const derived = derive(load(name));
    const { duration, mttd, timeToContain, mttr } = derived;
    expect({
      duration: duration.text,
      mttd: mttd.text,
      timeToContain: timeToContain.text,
      mttr: mttr.text,
    }).toEqual(expected);
    expect([duration, mttd, timeToContain, mttr].map(({ source }) => source)).toEqual(
      Array.from({ length: 4 }, () => 'derived'),
    );
  });

  it('ransomware: what the open case cannot know yet is said, with the reason', () => {
    const { duration, mttd, mttr, detectionDelay } = derive(load('ransomware'));
    expect(duration.source).toBe('none');
    expect(mttd).toMatchObject({ source: 'derived', text: '79:11' });
    expect(mttr).toMatchObject({ source: 'override', minutes: null, derived: '' });
    expect(mttr.reason).not.toBe('');
    expect(detectionDelay).toMatchObject({ source: 'override', text: '00:42', derived: '79:11' });
  });
});

describe('the sample reports between them', () => {
  it('show a finished outage, a breach with its own duties, and an open case', () => {
    const outage = load('outage');
    const breach = load('data-breach');
    const ransomware = load('ransomware');
    expect(isSecurityIncident(outage.incident.type)).toBe(false);
    expect(outage.timeline.rows.every(({ time }) => /^\d\d:\d\d$/.test(time))).toBe(true);
    expect(outage.incident.end.slice(0, 10) > outage.incident.start.slice(0, 10)).toBe(true);
    expect(isSecurityIncident(breach.incident.type)).toBe(true);
    expect(breach.timeline.rows.every(({ time }) => parseInstant(time) === time)).toBe(true);
    expect(ransomware.incident.end).toBe('');
    expect(
      ransomware.compliance.regulatory.filter(({ status }) => status === 'undetermined').length,
    ).toBeGreaterThan(2);
    expect(ransomware.importedNotes.items).toHaveLength(1);
  });
});

describe('report fixtures', () => {
  it('the hostile report can be stored, fills every text field of the schema and marks each once', () => {
    const report = hostileReport();
    expect(readReport(structuredClone(report)).ok).toBe(true);
    const filled = new Map<string, boolean>();
    for (const { path, text } of strings(report)) {
      const field = path.replaceAll(/\.\d+(?=\.|$)/g, '.*');
      filled.set(field, filled.get(field) === true || text.trim() !== '');
    }
    expect([...filled].filter(([, isFilled]) => !isFilled)).toEqual([]);
    const markers = hostileMarkers(report);
    expect(markers.length).toBeGreaterThan(150);
    expect(markers).toEqual([...new Set(markers)]);
    expect(JSON.stringify(report)).not.toContain('\\u0000');
    expect(hostileReport()).toEqual(report);
  });

  it('the large report can be stored, has the size asked for and is the same every time', () => {
    const report = largeReport(2000, 200);
    expect(readReport(structuredClone(report)).ok).toBe(true);
    expect(report.timeline.rows).toHaveLength(2000);
    expect(report.actions.items).toHaveLength(200);
    expect(largeReport(2000, 200)).toEqual(report);
    expect(readReport(largeReport(0, 0)).ok).toBe(true);
  });
});
