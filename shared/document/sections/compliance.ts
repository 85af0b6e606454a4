import { headingOf } from '../../report/sections.ts';
import { regulatoryStatusLabels } from '../../report/vocabulary.ts';
import type { Block, Cell } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { cell, noneRecorded, proseCell, run, table } from '../parts.ts';

const columns = [
  { header: 'Regime', weight: 38, style: 'text' },
  { header: 'Status', weight: 17, minWidth: 70, style: 'text' },
  { header: 'Rationale', weight: 45, style: 'text' },
] as const;

export const complianceSection = ({ report, headings }: SectionInput): readonly Block[] => {
  const { regulatory, internal } = report.compliance;
  const rows = regulatory.map((row): readonly Cell[] => {
    const at = `compliance.regulatory.${row.id}`;
    return [
      { ...cell(row.label, `${at}.label`), checked: row.ticked },
      cell(row.status === '' ? 'Not assessed' : regulatoryStatusLabels[row.status], `${at}.status`),
      proseCell(row.rationale, `${at}.rationale`),
    ];
  });
  return [
    headings.section(headingOf('compliance')),
    headings.part('Regulatory Reporting Required'),
    regulatory.length === 0
      ? noneRecorded('compliance.regulatory')
      : table('Reporting duties, whether they apply, and why', columns, rows),
    headings.part('Internal Reporting'),
    internal.length === 0
      ? noneRecorded('compliance.internal')
      : {
          kind: 'checklist',
          items: internal.map((check) => ({
            checked: check.ticked,
            content: [run(check.date === '' ? check.label : `${check.label} (${check.date})`)],
            source: `compliance.internal.${check.id}`,
          })),
        },
  ];
};
