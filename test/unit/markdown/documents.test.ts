import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { writeMarkdown } from '../../../electron/export/markdown/write.ts';
import { emptyReport } from '../../../shared/report/create.ts';
import { Report } from '../../../shared/report/schema.ts';
import { documentText } from '../../arbitrary/text.ts';
import { countingIds } from '../../setup/ids.ts';
import { runs } from '../../setup/runs.ts';
import { missingWords } from '../../setup/words.ts';
import { fixture, imported, withoutIds } from './support.ts';

vi.setConfig({ testTimeout: 120_000 });

const foreign = readdirSync(new URL('../../fixtures/markdown/foreign/', import.meta.url)).toSorted();

const blankForm = writeMarkdown(emptyReport(countingIds()));
/** The source but for the blanks of our own form: "[Name/Role]" says nothing, however often it stands there. */
const withoutBlanks = (source: string): string =>
  source.replace(/\[[^[\]\n]*\]/g, (blank) => (blankForm.includes(blank) ? ' ' : blank));

describe('reading what other people wrote', () => {
  it('has fixtures in at least eight styles', () => {
    expect(foreign.length).toBeGreaterThanOrEqual(8);
  });

  it.each(foreign)('loses no word of %s, and reads its own output as the same report', (name) => {
    const source = fixture(`foreign/${name}`);
    const { report } = imported(source);
    const written = writeMarkdown(report);
    expect(missingWords(source, written)).toEqual([]);
    expect(Report.safeParse(report).error).toBeUndefined();
    expect(withoutIds(imported(written).report)).toEqual(withoutIds(report));
  });

  it('loses no word of any document, and reads its own output as the same report', () => {
    fc.assert(
      fc.property(
        documentText.filter((text) => text.trim() !== ''),
        (source) => {
          const { report, summary } = imported(source);
          const written = writeMarkdown(report);
          expect(missingWords(withoutBlanks(source), written)).toEqual([]);
          expect(Report.safeParse(report).error).toBeUndefined();
          expect(summary.kept).toHaveLength(report.importedNotes.items.length);
          expect(withoutIds(imported(written).report)).toEqual(withoutIds(report));
        },
      ),
      runs(200),
    );
  });
});

describe('mapping', () => {
  it('maps a site-reliability post-mortem', () => {
    const { report, summary } = imported(fixture('foreign/sre-book.md'));
    expect(report.incident.title).toBe('Shopfront Outage (incident #4711)');
    expect(report.incident.author).toBe('mkowalski, t.okafor');
    expect(report.summary.text).toMatch(/^The shopfront returned errors/);
    expect(report.impact.customer.symptoms).toMatch(/^About 310,000 page views/);
    expect(report.rootCause.rootCause).toMatch(/^A cascade/);
    expect(report.timeline.rows.map(({ time }) => time)).toEqual([
      '19:51',
      '19:53',
      '19:55',
      '20:07',
      '20:30',
      '20:44',
      '21:30',
    ]);
    expect(report.timeline.rows[2]?.phase).toBe('acknowledged');
    expect(report.actions.items[1]).toMatchObject({ owner: 't.okafor', ref: 'AI-2' });
    expect(report.actions.items[1]?.description).toContain('Bug: BUG-5512');
    expect(report.lessons.wentWell).toHaveLength(2);
    expect(summary.kept.map(({ heading }) => heading)).toContain('Trigger');
  });

  it('maps front matter, numbered headings, tables of facts and times in bold', () => {
    const { report, summary } = imported(fixture('foreign/wiki-handbook.md'));
    expect(report.incident).toMatchObject({
      title: 'Login failures after certificate rotation',
      severity: 'P1',
      start: '2025-11-04T06:58Z',
      end: '2025-11-04T08:20Z',
      commander: 'Tomás Ferreira',
      author: 'Priya Natarajan',
    });
    expect(summary.readings).toContain('Severity "SEV-2" was read as P1.');
    expect(report.summary.metrics.servicesImpacted.map(({ text }) => text)).toEqual([
      'Login',
      'Single sign-on (SAML)',
      'Admin console',
    ]);
    expect(report.impact.customer.total).toMatchObject({ amount: '19', unit: 'percent' });
    expect(report.impact.business.slaBreach).toEqual({ answer: 'yes', remark: '4 contracts' });
    expect(report.timeline.rows[2]).toMatchObject({
      time: '07:14',
      event: 'Priya acknowledges the page\nShe had been commuting.',
    });
    expect(report.rootCause.whys[1]).toMatchObject({
      question: 'Why did they reject them?',
      answer: 'They still trusted the old certificate only.',
    });
    expect(report.actions.items.map(({ status }) => status)).toEqual(['completed', '', '']);
  });

  it('maps tables with other columns, and keeps the second of two values as a note', () => {
    const { report, summary } = imported(fixture('foreign/table-only.md'));
    expect(report.incident).toMatchObject({
      incidentId: 'INC-2025-09-30-004',
      severity: 'P0',
      end: '2025-09-30T07:55Z',
    });
    expect(summary.readings).toContain('Severity "Critical" was read as P0.');
    expect(report.timeline.rows[1]).toMatchObject({
      time: '04:32',
      event: 'Shift lead reports dead scanners',
      actor: 'Pavel',
      notes: 'State: phone call',
    });
    expect(report.actions.items.map(({ status }) => status)).toEqual([
      'completed',
      'in-progress',
      'planned',
      '',
    ]);
    expect(report.actions.items[3]?.description).toBe(
      'Print paper lists as a fallback\nStatus: Waiting for toner\nEffort: 1 h',
    );
    const kept = report.importedNotes.items.map(({ text }) => text).join('\n');
    expect(kept).toContain('| **Severity** | Major |');
    expect(kept).toContain('the halls want a paper drill twice a year');
    expect(kept).toContain('radio log of the night shift');
  });

  it('maps plain lines, keeps times with their offset as written, and reads regulatory rows', () => {
    const { report } = imported(fixture('foreign/security-breach.md'));
    expect(report.incident).toMatchObject({
      severity: 'P1',
      type: 'data-breach',
      commander: 'Henrik Sørensen',
    });
    expect(report.timeline.rows[1]?.time).toBe('2026-05-11T07:42:00+02:00');
    expect(report.impact.data.breach).toEqual({ answer: 'yes', remark: '612 supplier contacts' });
    expect(report.impact.business.revenueLoss).toMatchObject({
      currency: 'EUR',
      amount: '9500',
      qualifier: 'about',
    });
    expect(
      report.compliance.regulatory.map(({ regime, status, ticked }) => [regime, status, ticked]),
    ).toEqual([
      ['gdpr', 'required', true],
      ['pci-dss', 'not-applicable', false],
      ['custom', 'undetermined', false],
      ['hipaa', '', false],
      ['soc2', '', false],
      ['fedramp', '', false],
    ]);
    expect(report.approvals.signatories).toMatchObject([
      { role: 'Incident lead', name: 'Henrik Sørensen', date: '2026-05-20' },
      { role: 'Data protection officer', name: 'Ruth Adeyemi', date: '2026-05-21' },
    ]);
  });

  it('says so where a timeline is not in UTC', () => {
    const { summary } = imported(fixture('foreign/checklist-ransomware.md'));
    expect(summary.readings.join('\n')).toContain('names the zone CEST');
  });
});
