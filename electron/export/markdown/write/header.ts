/** Title, the facts under it, and the executive summary with its metrics. */
import { derive, type Metric } from '../../../../shared/report/derived.ts';
import type { ListItem, Override, Report } from '../../../../shared/report/schema.ts';
import { headings, labels, placeholders } from '../form.ts';
import { isLabelLine } from '../read/names.ts';
import { readServices } from '../read/services.ts';
import { writeExact } from '../syntax/exact.ts';
import { EMPTY, itemLines, proseLines } from '../syntax/prose.ts';
import { lossAnswer, money, quantity } from '../values/answers.ts';
import { derivedWords, override, period, plain } from '../values/plain.ts';

const orPlaceholder = (words: string, placeholder: string): string => (words === '' ? placeholder : words);

/** A plain value, or its placeholder. */
export const plainOr = (text: string, placeholder: string): string =>
  orPlaceholder(writeExact(text, plain), placeholder);

/** An override with its reason, else what is derived, else the placeholder. */
export const metricOr = (value: Override, metric: Metric, placeholder: string): string =>
  orPlaceholder(writeExact(value, override) || derivedWords(metric.derived), placeholder);

export const writeHeader = (report: Report): string[] => {
  const { incident } = report;
  const title = writeExact(incident.title, plain);
  return [
    `# ${title === '' ? headings.untitled : `${headings.title}: ${title}`}`,
    '',
    `**${labels.incidentId}:** ${plainOr(incident.incidentId, placeholders.incidentId)}`,
    `**${labels.type}:** ${orPlaceholder(incident.type, placeholders.type)}`,
    `**${labels.severity}:** ${orPlaceholder(incident.severity, placeholders.severity)}`,
    `**${labels.dateTime}:** ${writeExact({ start: incident.start, end: incident.end }, period)}`,
    `**${labels.duration}:** ${orPlaceholder(derive(report).duration.text, placeholders.duration)}`,
    `**${labels.commander}:** ${plainOr(incident.commander, placeholders.commander)}`,
    `**${labels.author}:** ${plainOr(incident.author, placeholders.name)}`,
    `**${labels.reportDate}:** ${plainOr(incident.reportDate, placeholders.date)}`,
  ];
};

/** "API, Checkout" where the names allow it, else a list of their own. */
const servicesLines = (services: readonly ListItem[]): string[] => {
  const names = services.map(({ text }) => text);
  const joined = names.join(', ');
  const label = `- ${labels.servicesImpacted}:`;
  if (names.length === 0) return [`${label} ${placeholders.services}`];
  const read = readServices(joined);
  if (read.length === names.length && read.every((name, index) => name === names[index])) {
    const line = itemLines('-', `${labels.servicesImpacted}:`, joined, '');
    if (line.length === 1) return line;
  }
  return [
    label,
    ...names
      .flatMap((name) => itemLines('-', '', name, EMPTY))
      .map((line) => (line === '' ? '' : `  ${line}`)),
  ];
};

export const writeSummary = (report: Report): string[] => {
  const { text, metrics } = report.summary;
  const derived = derive(report);
  return [
    ...proseLines(text, placeholders.summary, { isLabel: isLabelLine }),
    '',
    `**${labels.metrics}:**`,
    `- ${labels.customersAffected}: ${orPlaceholder(writeExact(metrics.customersAffected, quantity), placeholders.customers)}`,
    ...servicesLines(metrics.servicesImpacted),
    `- ${labels.revenueImpact}: ${orPlaceholder(writeExact(metrics.revenueImpact, money), placeholders.revenue)}`,
    `- ${labels.mttd}: ${metricOr(metrics.mttd, derived.mttd, placeholders.time)}`,
    `- ${labels.mttr}: ${metricOr(metrics.mttr, derived.mttr, placeholders.time)}`,
    `- ${labels.dataLoss}: ${orPlaceholder(writeExact(metrics.dataLoss, lossAnswer), placeholders.dataLoss)}`,
  ];
};
