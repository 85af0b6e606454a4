/** Sections of labelled lines and ticked lines: detection, impact, compliance. */
import { derive } from '../../../../shared/report/derived.ts';
import type { RegulatoryRow, Report } from '../../../../shared/report/schema.ts';
import {
  type DetectionMethod,
  detectionMethodLabels,
  detectionMethods,
} from '../../../../shared/report/vocabulary.ts';
import { labels, placeholders } from '../form.ts';
import { isLabelLine } from '../read/names.ts';
import { writeExact } from '../syntax/exact.ts';
import { EMPTY, itemLines, labelledProse, quoted } from '../syntax/prose.ts';
import { answer, lossAnswer, money, quantity, severityWithRemark } from '../values/answers.ts';
import { plain } from '../values/plain.ts';
import { check, duty } from '../values/rows.ts';
import { metricOr } from './header.ts';

const box = (ticked: boolean): string => (ticked ? '[x]' : '[ ]');

const methodLine = (method: DetectionMethod, ticked: boolean, specify: string): string => {
  const words = writeExact(specify, plain);
  const name = `- ${box(ticked)} ${detectionMethodLabels[method]}`;
  if (method === 'other') return `${name}: ${words === '' ? '___' : words}`;
  if (words !== '') return `${name} (specify: ${words})`;
  return method === 'monitoring' ? `${name} (specify: ${placeholders.specify})` : name;
};

export const writeDetection = (report: Report): string[] => {
  const { methods, delay, improvements } = report.detection;
  return [
    `**${labels.methods}**`,
    ...detectionMethods.map((method) => methodLine(method, methods[method].ticked, methods[method].specify)),
    '',
    `**${labels.delay}:** ${metricOr(delay, derive(report).detectionDelay, placeholders.delay)}`,
    ...labelledProse(`**${labels.improvements}:**`, improvements, placeholders.improvements, {
      isLabel: isLabelLine,
    }),
  ];
};

const line = (label: string, words: string, placeholder: string): string =>
  `- ${label}: ${words === '' ? placeholder : words}`;

export const writeImpact = ({ impact: { customer, business, data } }: Report): string[] => [
  `**${labels.customer}:**`,
  line(labels.total, writeExact(customer.total, quantity), placeholders.customers),
  ...itemLines('-', `${labels.symptoms}:`, customer.symptoms, placeholders.text),
  ...itemLines('-', `${labels.impactDuration}:`, customer.duration, placeholders.text),
  line(labels.impactSeverity, writeExact(customer.severity, severityWithRemark), placeholders.severity),
  '',
  `**${labels.business}:**`,
  line(labels.revenueLoss, writeExact(business.revenueLoss, money), placeholders.revenue),
  line(labels.slaBreach, writeExact(business.slaBreach, answer), placeholders.yesNo),
  ...itemLines('-', `${labels.reputational}:`, business.reputational, placeholders.text),
  '',
  `**${labels.data}:**`,
  line(labels.loss, writeExact(data.loss, lossAnswer), placeholders.dataLoss),
  line(labels.breach, writeExact(data.breach, answer), placeholders.yesNo),
  ...itemLines('-', `${labels.complianceImpact}:`, data.compliance, placeholders.text),
];

/** "- [ ] GDPR breach notification (72 hours) - **N/A** (no personal data)"; a longer rationale stands below. */
const regulatoryLines = ({ regime, label, status, ticked, rationale }: RegulatoryRow): string[] => {
  const head = `- ${box(ticked)} ${writeExact({ regime, label, status }, duty)}`;
  if (rationale === '') return [head];
  if (!rationale.includes('\n')) return [`${head} (${rationale})`];
  return [head, ...quoted(rationale).map((text) => `  ${text}`)];
};

export const writeCompliance = ({ compliance }: Report): string[] => [
  `**${labels.regulatory}:**`,
  ...(compliance.regulatory.length === 0 ? [`- ${EMPTY}`] : compliance.regulatory.flatMap(regulatoryLines)),
  '',
  `**${labels.internal}:**`,
  ...(compliance.internal.length === 0
    ? [`- ${EMPTY}`]
    : compliance.internal.map(
        ({ label, date, ticked }) => `- ${box(ticked)} ${writeExact({ label, date }, check)}`,
      )),
];
