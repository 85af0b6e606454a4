/** One-line values: which field they fill, and how their words are read. */
import { newListItem } from '../../../../shared/report/create.ts';
import type { Override } from '../../../../shared/report/schema.ts';
import { type Format, readExact } from '../syntax/exact.ts';
import { flat } from '../syntax/plain.ts';
import { readProse } from '../syntax/prose.ts';
import { answer, lossAnswer, money, quantity, severityWithRemark } from '../values/answers.ts';
import { override, period, plain } from '../values/plain.ts';
import { readSeverity, readType } from '../values/vocabulary.ts';
import type { Draft } from './draft.ts';
import type { Fact } from './synonyms/facts.ts';
import { readServices } from './services.ts';

export type FactSource = {
  readonly fact: Fact;
  /** What stands after the label; several lines for prose. */
  readonly value: string;
  /** The lines as they stood, label included. */
  readonly source: string;
  readonly headings: readonly string[];
};

const oneLine = <T>(source: string, format: Format<T>): T => readExact(flat(source), format);

const readLevel = (draft: Draft, { value, source }: FactSource): boolean => {
  const words = oneLine(value, plain);
  const reading = readSeverity(words);
  if (reading === null) return false;
  draft.report.incident.severity = reading.value;
  if (words !== reading.value) draft.reading(`Severity "${words}" was read as ${reading.value}.`, source);
  return true;
};

const readKind = (draft: Draft, { value, source }: FactSource): boolean => {
  const words = oneLine(value, plain);
  const reading = readType(words);
  if (reading === null) return false;
  draft.report.incident.type = reading.value;
  if (words !== reading.value)
    draft.reading(`Incident type "${words}" was read as ${reading.value}.`, source);
  return true;
};

/** Fills the field; false where the words do not fit it and have to be kept elsewhere. */
const fill = (draft: Draft, given: FactSource): boolean => {
  const { report } = draft;
  const { incident } = report;
  const { metrics } = report.summary;
  const { customer, business, data } = report.impact;
  const text = given.value;
  const setOverride = (target: Override): boolean => {
    Object.assign(target, oneLine(text, override));
    return true;
  };
  switch (given.fact) {
    case 'incidentId':
    case 'title':
    case 'commander':
    case 'author':
    case 'reportDate':
    case 'start':
    case 'end':
      incident[given.fact] =
        given.fact === 'start' || given.fact === 'end'
          ? oneLine(text, { ...plain, parse: (words) => period.parse(words).start })
          : oneLine(text, plain);
      return true;
    case 'type':
      return readKind(draft, given);
    case 'severity':
      return readLevel(draft, given);
    case 'dateTime': {
      const { start, end } = oneLine(text, period);
      if ((start !== '' && !draft.claim('start')) || (end !== '' && !draft.claim('end'))) return false;
      incident.start = start;
      incident.end = end;
      return true;
    }
    case 'duration':
      return false;
    case 'delay':
      return setOverride((report.detection.delay = { ...report.detection.delay }));
    case 'mttd':
      return setOverride((metrics.mttd = { ...metrics.mttd }));
    case 'mttr':
      return setOverride((metrics.mttr = { ...metrics.mttr }));
    case 'customersAffected':
      metrics.customersAffected = oneLine(text, quantity);
      return true;
    case 'servicesImpacted':
      metrics.servicesImpacted = readServices(text).map((name) => newListItem(draft.newId, name));
      return true;
    case 'revenueImpact':
      metrics.revenueImpact = oneLine(text, money);
      return true;
    case 'dataLoss':
      metrics.dataLoss = oneLine(text, lossAnswer);
      return true;
    case 'total':
      customer.total = oneLine(text, quantity);
      return true;
    case 'symptoms':
      customer.symptoms = readProse(text);
      return true;
    case 'impactDuration':
      customer.duration = readProse(text);
      return true;
    case 'impactSeverity':
      customer.severity = oneLine(text, severityWithRemark);
      return true;
    case 'revenueLoss':
      business.revenueLoss = oneLine(text, money);
      return true;
    case 'slaBreach':
      business.slaBreach = oneLine(text, answer);
      return true;
    case 'reputational':
      business.reputational = readProse(text);
      return true;
    case 'loss':
      data.loss = oneLine(text, lossAnswer);
      return true;
    case 'breach':
      data.breach = oneLine(text, answer);
      return true;
    case 'complianceImpact':
      data.compliance = readProse(text);
      return true;
  }
};

/** Takes a fact into the report; a second value, or words that do not fit, become a note. */
export const takeFact = (draft: Draft, given: FactSource): void => {
  if (readProse(given.value) === '') return;
  if (!draft.claim(given.fact) || !fill(draft, given)) draft.keep(given.headings, given.source);
};
