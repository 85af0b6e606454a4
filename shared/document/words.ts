/** Values of a report as words on paper. */
import type { Metric } from '../report/derived.ts';
import type { AnswerWithRemark } from '../report/schema.ts';
import { answerLabels, type Severity, severityLabels } from '../report/vocabulary.ts';
import type { SignatureBlock } from './blocks.ts';

/** "Yes (99.9% uptime SLA)", a remark alone, or ''. `none` is how a "no" reads for this question. */
export const answerWords = (value: AnswerWithRemark, none = answerLabels.no): string => {
  const word = value.answer === '' ? '' : value.answer === 'no' ? none : answerLabels[value.answer];
  if (word === '') return value.remark;
  return value.remark === '' ? word : `${word} (${value.remark})`;
};

/** "00:08", "00:05 (stated, not derived: …)", or ''. */
export const metricWords = (metric: Metric): string => {
  if (metric.source !== 'override') return metric.text;
  const against =
    metric.derived === '' || metric.derived === metric.text ? '' : `; the timeline gives ${metric.derived}`;
  return metric.reason === ''
    ? `${metric.text} (stated${against})`
    : `${metric.text} (stated: ${metric.reason}${against})`;
};

/** "High": the label itself is drawn with the letter and number. */
export const severityWords = (severity: Severity | '', remark = ''): string => {
  if (severity === '') return remark;
  return remark === '' ? severityLabels[severity] : remark;
};

/** A length of time in words: "45 s", "9 min", "2 h 05 min", "3 d 4 h". Milliseconds. */
export const lengthWords = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  }
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
};

/** "1.2 MB" of a number of bytes, decimal units. */
export const sizeWords = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** "Meaning: Review. I have examined …": what a signature declares; '' where no meaning is chosen. */
export const meaningWords = ({ meaning, declaration }: SignatureBlock): string =>
  [meaning === '' ? '' : `Meaning: ${meaning}.`, declaration].filter((text) => text !== '').join(' ');
