import { headingOf } from '../../report/sections.ts';
import { formatMoney, formatQuantity } from '../../report/amount.ts';
import type { Block, KeyFigures } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { fact, facts, proseOrNone } from '../parts.ts';
import { answerWords, metricWords } from '../words.ts';

const servicesWords = (items: readonly { readonly text: string }[]): string =>
  items
    .map((item) => item.text)
    .filter((text) => text !== '')
    .join('; ');

export const summarySection = ({ report, derived, headings }: SectionInput): readonly Block[] => {
  const { text, metrics } = report.summary;
  const at = 'summary.metrics';
  return [
    headings.section(headingOf('summary')),
    ...proseOrNone(text, 'summary.text'),
    headings.part('Impact Metrics'),
    facts([
      fact('Customers Affected', formatQuantity(metrics.customersAffected), `${at}.customersAffected`),
      fact('Services Impacted', servicesWords(metrics.servicesImpacted), `${at}.servicesImpacted`),
      fact('Revenue Impact', formatMoney(metrics.revenueImpact), `${at}.revenueImpact`),
      fact('MTTD (Mean Time to Detect)', metricWords(derived.mttd), `${at}.mttd`, 'tabular'),
      fact('MTTR (Mean Time to Resolve)', metricWords(derived.mttr), `${at}.mttr`, 'tabular'),
      fact('Data Loss', answerWords(metrics.dataLoss), `${at}.dataLoss`),
    ]),
  ];
};

const figure = (value: string, label: string, source: string) => ({
  value: value === '' ? '–' : value,
  label,
  note: value === '' ? 'not recorded' : '',
  source,
});

/** The band of large figures on the cover. */
export const keyFigures = ({ report, derived }: SectionInput): KeyFigures => {
  const { metrics } = report.summary;
  return {
    kind: 'keyFigures',
    items: [
      figure(
        formatQuantity({ ...metrics.customersAffected, remark: '' }),
        'customers affected',
        'summary.metrics.customersAffected',
      ),
      figure(derived.mttd.text, 'to detect', 'summary.metrics.mttd'),
      figure(derived.mttr.text, 'to resolve', 'summary.metrics.mttr'),
      figure(
        answerWords({ ...metrics.dataLoss, remark: '' }, 'None'),
        'data lost',
        'summary.metrics.dataLoss',
      ),
    ],
  };
};
