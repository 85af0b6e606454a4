import { headingOf } from '../../report/sections.ts';
import { formatMoney, formatQuantity } from '../../report/amount.ts';
import type { Block } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { fact, facts, proseFact, severityFact } from '../parts.ts';
import { answerWords, severityWords } from '../words.ts';

export const impactSection = ({ report, headings }: SectionInput): readonly Block[] => {
  const { customer, business, data } = report.impact;
  const { level, remark } = customer.severity;
  return [
    headings.section(headingOf('impact')),
    headings.part('Customer Impact'),
    facts([
      fact('Total customers affected', formatQuantity(customer.total), 'impact.customer.total'),
      proseFact('Symptoms', customer.symptoms, 'impact.customer.symptoms'),
      proseFact('Duration', customer.duration, 'impact.customer.duration'),
      severityFact('Severity', level, severityWords(level, remark), 'impact.customer.severity'),
    ]),
    headings.part('Business Impact'),
    facts([
      fact('Revenue loss', formatMoney(business.revenueLoss), 'impact.business.revenueLoss'),
      fact('SLA breach', answerWords(business.slaBreach), 'impact.business.slaBreach'),
      proseFact('Reputational', business.reputational, 'impact.business.reputational'),
    ]),
    headings.part('Data Impact'),
    facts([
      fact('Data loss', answerWords(data.loss, 'None'), 'impact.data.loss'),
      fact('Data breach', answerWords(data.breach), 'impact.data.breach'),
      proseFact('Compliance impact', data.compliance, 'impact.data.compliance'),
    ]),
  ];
};
