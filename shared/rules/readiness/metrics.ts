/** Values of the summary and of the impact section, alone and against each other. */
import { formatMoney, formatQuantity, type Money, type Quantity } from '../../report/amount.ts';
import { derive, type Metric } from '../../report/derived.ts';
import type { AnswerWithRemark, Override, Report } from '../../report/schema.ts';
import { error, type Problem, required, warning, wellFormed, when } from './problem.ts';

const quantityProblems = (path: string, value: Quantity, missing: string): readonly Problem[] => [
  ...when(formatQuantity(value) === '', () => error(`${path}.amount`, missing)),
  ...wellFormed(`${path}.amount`, value.amount),
];

const moneyProblems = (path: string, value: Money, missing: string): readonly Problem[] => [
  ...when(value.kind === '' && formatMoney(value) === '', () => error(`${path}.kind`, missing)),
  ...when(value.kind === 'amount' && value.amount === '', () =>
    error(`${path}.amount`, 'The amount is missing.'),
  ),
  ...wellFormed(`${path}.amount`, value.amount),
];

const answerProblems = (path: string, value: AnswerWithRemark, missing: string): readonly Problem[] =>
  when(value.answer === '' && value.remark === '', () => error(`${path}.answer`, missing));

const overrideProblems = (
  path: string,
  override: Override,
  metric: Metric,
  missing: string,
): readonly Problem[] => [
  ...when(metric.source === 'none', () => error(`${path}.value`, missing)),
  ...wellFormed(`${path}.value`, override.value),
  ...when(override.value !== '' && override.reason.trim() === '', () =>
    error(`${path}.reason`, 'Say why the derived value is overruled.'),
  ),
];

export const summaryProblems = (report: Report): readonly Problem[] => {
  const { text, metrics } = report.summary;
  const derived = derive(report);
  const at = 'summary.metrics';
  return [
    ...required('summary.text', text, 'The executive summary is missing.'),
    ...quantityProblems(
      `${at}.customersAffected`,
      metrics.customersAffected,
      'Say how many customers were affected.',
    ),
    ...when(!metrics.servicesImpacted.some((item) => item.text.trim() !== ''), () =>
      error(`${at}.servicesImpacted`, 'Name the services that were impacted.'),
    ),
    ...moneyProblems(
      `${at}.revenueImpact`,
      metrics.revenueImpact,
      'Say what the revenue impact was, or "none".',
    ),
    ...overrideProblems(
      `${at}.mttd`,
      metrics.mttd,
      derived.mttd,
      'The time to detect is not known: mark the row of detection in the timeline, or state it with a reason.',
    ),
    ...overrideProblems(
      `${at}.mttr`,
      metrics.mttr,
      derived.mttr,
      'The time to resolve is not known: mark the row of recovery in the timeline, or state it with a reason.',
    ),
    ...answerProblems(`${at}.dataLoss`, metrics.dataLoss, 'Say whether data was lost.'),
  ];
};

const sum = (money: Money): string => `${money.kind} ${money.currency} ${money.amount}`;

/** The same fact said in two places must be the same. */
const contradictions = (report: Report): readonly Problem[] => {
  const { metrics } = report.summary;
  const { customer, business, data } = report.impact;
  const bothCounted = metrics.customersAffected.amount !== '' && customer.total.amount !== '';
  const sameUnit = metrics.customersAffected.unit === customer.total.unit;
  const bothSums = metrics.revenueImpact.kind !== '' && business.revenueLoss.kind !== '';
  const bothAnswered = metrics.dataLoss.answer !== '' && data.loss.answer !== '';
  return [
    ...when(bothCounted && sameUnit && metrics.customersAffected.amount !== customer.total.amount, () =>
      error(
        'impact.customer.total.amount',
        `Customers affected differ: ${formatQuantity({ ...metrics.customersAffected, remark: '' })} in the summary, ${formatQuantity({ ...customer.total, remark: '' })} here.`,
      ),
    ),
    ...when(bothSums && sum(metrics.revenueImpact) !== sum(business.revenueLoss), () =>
      error(
        'impact.business.revenueLoss.amount',
        'The revenue loss differs from the revenue impact in the summary.',
      ),
    ),
    ...when(bothAnswered && metrics.dataLoss.answer !== data.loss.answer, () =>
      error('impact.data.loss.answer', 'The summary answers differently whether data was lost.'),
    ),
    ...when(
      customer.severity.level !== '' &&
        report.incident.severity !== '' &&
        customer.severity.level !== report.incident.severity,
      () =>
        warning(
          'impact.customer.severity.level',
          `The header says ${report.incident.severity}, the customer impact ${customer.severity.level}.`,
        ),
    ),
  ];
};

export const impactProblems = (report: Report): readonly Problem[] => {
  const { customer, business, data } = report.impact;
  return [
    ...quantityProblems(
      'impact.customer.total',
      customer.total,
      'Say how many customers were affected in total.',
    ),
    ...required('impact.customer.symptoms', customer.symptoms, 'Say what customers saw.'),
    ...required('impact.customer.duration', customer.duration, 'Say how long customers were affected.'),
    ...when(customer.severity.level === '' && customer.severity.remark === '', () =>
      error('impact.customer.severity.level', 'Rate the customer impact.'),
    ),
    ...moneyProblems(
      'impact.business.revenueLoss',
      business.revenueLoss,
      'Say what revenue was lost, or "none".',
    ),
    ...answerProblems('impact.business.slaBreach', business.slaBreach, 'Say whether an SLA was breached.'),
    ...required(
      'impact.business.reputational',
      business.reputational,
      'Say what the reputational impact is.',
    ),
    ...answerProblems('impact.data.loss', data.loss, 'Say whether data was lost.'),
    ...answerProblems('impact.data.breach', data.breach, 'Say whether data was breached.'),
    ...required('impact.data.compliance', data.compliance, 'Say what the compliance impact is.'),
    ...contradictions(report),
  ];
};

export const detectionProblems = (report: Report): readonly Problem[] => {
  const { methods, delay, improvements } = report.detection;
  const derived = derive(report);
  return [
    ...when(!Object.values(methods).some((method) => method.ticked), () =>
      error('detection.methods.monitoring.ticked', 'Say how the incident was detected.'),
    ),
    ...when(methods.other.ticked && methods.other.specify.trim() === '', () =>
      error('detection.methods.other.specify', 'Say how it was detected.'),
    ),
    ...overrideProblems(
      'detection.delay',
      delay,
      derived.detectionDelay,
      'The detection delay is not known: mark the row of detection in the timeline, or state it with a reason.',
    ),
    ...when(improvements.trim() === '', () =>
      warning('detection.improvements', 'No improvement to detection is named.'),
    ),
  ];
};
