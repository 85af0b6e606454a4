/** Whole reports as fast-check arbitraries: every field of the schema, plain and hostile, in canonical (trimmed) text. */
import fc from 'fast-check';
import type { Money, Quantity } from '../../shared/report/amount.ts';
import { SCHEMA_VERSION, type Report } from '../../shared/report/schema.ts';
import {
  actionStatuses,
  answers,
  incidentTypes,
  phases,
  qualifiers,
  regimeLabels,
  regimes,
  regulatoryStatuses,
  reportStates,
  severities,
  signatureMeanings,
} from '../../shared/report/vocabulary.ts';
import { lineText, proseText } from './text.ts';

const orUnset = <T extends string>(values: readonly T[]) => fc.constantFrom<T | ''>('', ...values);

let count = 0;
/** Identifiers are unique within a test process. */
const id: fc.Arbitrary<string> = fc.constant(null).map(() => `row-${(count += 1)}`);

const list = <T>(row: fc.Arbitrary<T>, maxLength = 3) => fc.array(row, { maxLength });
const item = fc.record({ id, text: proseText });
const override = fc.oneof(
  fc.constant({ value: '', reason: '' }),
  fc.record({ value: fc.oneof(fc.constant('00:05'), lineText), reason: lineText }),
);
const answer = fc.record({ answer: orUnset(answers), remark: lineText });
const decimal = fc.oneof(fc.integer({ min: 0, max: 99_999_999 }).map(String), fc.constant('12.5'), lineText);

export const quantityArbitrary: fc.Arbitrary<Quantity> = fc.record({
  qualifier: orUnset(qualifiers),
  amount: decimal,
  unit: fc.constantFrom('count', 'percent'),
  remark: lineText,
});

export const moneyArbitrary: fc.Arbitrary<Money> = fc.record({
  kind: fc.constantFrom('', 'none', 'amount'),
  qualifier: orUnset(qualifiers),
  currency: fc.oneof(fc.constantFrom('$', 'EUR', '€', 'US$'), lineText),
  amount: decimal,
  remark: lineText,
});

const instant = fc.oneof(
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => `${date.toISOString().slice(0, 16)}Z`),
  lineText,
);
const clock = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  instant,
);
const date = fc.oneof(fc.constantFrom('', '2026-03-16', '2025-10-26'), lineText);

const attachment = fc.record({
  id,
  name: lineText,
  mediaType: fc.constantFrom('image/png', 'text/plain', 'application/vnd.ms-excel+x.y'),
  size: fc.nat(),
  sha256: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 64, maxLength: 64 }),
  caption: lineText,
});
const appendix = fc.record({ text: proseText, attachments: list(attachment, 2) });
const method = fc.record({ ticked: fc.boolean(), specify: lineText });

/** Any report that the schema can store. */
export const reportArbitrary: fc.Arbitrary<Report> = fc.record({
  schemaVersion: fc.constant(SCHEMA_VERSION),
  id,
  revision: fc.record({ version: fc.integer({ min: 1, max: 999 }), state: fc.constantFrom(...reportStates) }),
  incident: fc.record({
    incidentId: fc.oneof(fc.constant('INC-2026-03-14-001'), lineText),
    title: lineText,
    type: orUnset(incidentTypes),
    severity: orUnset(severities),
    start: instant,
    end: instant,
    commander: lineText,
    author: lineText,
    reportDate: date,
  }),
  summary: fc.record({
    text: proseText,
    metrics: fc.record({
      customersAffected: quantityArbitrary,
      servicesImpacted: list(item),
      revenueImpact: moneyArbitrary,
      mttd: override,
      mttr: override,
      dataLoss: answer,
    }),
  }),
  timeline: fc.record({
    rows: list(
      fc.record({
        id,
        time: clock,
        phase: orUnset(phases),
        event: proseText,
        actor: lineText,
        notes: proseText,
      }),
    ),
  }),
  rootCause: fc.record({
    problemStatement: proseText,
    whys: list(fc.record({ id, question: proseText, answer: proseText })),
    rootCause: proseText,
  }),
  detection: fc.record({
    methods: fc.record({
      monitoring: method,
      customer: method,
      internal: method,
      scan: method,
      other: method,
    }),
    delay: override,
    improvements: proseText,
  }),
  response: fc.record({ containment: list(item), eradication: list(item), recovery: list(item) }),
  impact: fc.record({
    customer: fc.record({
      total: quantityArbitrary,
      symptoms: proseText,
      duration: proseText,
      severity: fc.record({ level: orUnset(severities), remark: lineText }),
    }),
    business: fc.record({ revenueLoss: moneyArbitrary, slaBreach: answer, reputational: proseText }),
    data: fc.record({ loss: answer, breach: answer, compliance: proseText }),
  }),
  actions: fc.record({
    items: list(
      fc.record({
        id,
        ref: fc.oneof(fc.constantFrom('AI-1', 'AI-2'), lineText),
        description: proseText,
        owner: lineText,
        priority: orUnset(severities),
        due: date,
        status: orUnset(actionStatuses),
      }),
    ),
  }),
  lessons: fc.record({
    wentWell: list(item),
    wentWrong: list(item),
    lucky: list(item),
    opportunities: list(item),
  }),
  compliance: fc.record({
    regulatory: list(
      fc.record({
        id,
        regime: fc.constantFrom(...regimes, 'custom' as const),
        label: fc.oneof(fc.constantFrom(...Object.values(regimeLabels)), lineText),
        ticked: fc.boolean(),
        status: orUnset(regulatoryStatuses),
        rationale: proseText,
      }),
      4,
    ),
    internal: list(fc.record({ id, label: lineText, ticked: fc.boolean(), date })),
  }),
  appendices: fc.record({ logs: appendix, metrics: appendix, code: appendix, related: appendix }),
  approvals: fc.record({
    signatories: list(
      fc.record({
        id,
        role: fc.oneof(fc.constantFrom('CISO', 'Incident Commander'), lineText),
        condition: fc.constantFrom('always', 'security-incident'),
        name: lineText,
        meaning: orUnset(signatureMeanings),
        date,
      }),
    ),
  }),
  importedNotes: fc.record({
    items: list(fc.record({ id, headings: list(lineText), text: proseText, dismissed: fc.boolean() })),
  }),
});
