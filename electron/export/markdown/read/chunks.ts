/** Which reader takes a chunk. A reader hands back what it could not place, and that is kept as a note. */
import type { ListItem } from '../../../../shared/report/schema.ts';
import { EMPTY, readProse } from '../syntax/prose.ts';
import { type Block, scan, sourceOf } from '../syntax/scan.ts';
import { isPlaceholder } from '../form.ts';
import { readActions } from './actions.ts';
import type { Draft } from './draft.ts';
import { readApproval, readAttachments, readNotes } from './closing.ts';
import { readDetection, readInternal, readMethods, readRegulatory } from './checklists.ts';
import { readFactBlocks } from './fact-blocks.ts';
import type { Part } from './synonyms/parts.ts';
import type { Chunk } from './outline.ts';
import { readProblem, readRootCause, readWhys } from './root-cause.ts';
import { readTimeline } from './timeline.ts';

/** Source that found no place. */
export type Leftover = readonly string[];
type Reader = (draft: Draft, chunk: Chunk) => Leftover;

const whole = (chunk: Chunk): string => chunk.lines.join('\n').trim();
const prose =
  (set: (draft: Draft, text: string) => void): Reader =>
  (draft, chunk) => {
    set(draft, readProse(whole(chunk)));
    return [];
  };

const itemsOf = (block: Block, lines: readonly string[]): string[] | null => {
  switch (block.kind) {
    case 'list':
      return block.items
        .filter((item) => !isPlaceholder(item.text))
        .map((item) => (item.text === EMPTY ? '' : readProse(item.text)));
    case 'paragraph':
    case 'quote':
    case 'code':
    case 'indented':
      return [readProse(sourceOf(lines, block))].filter((text) => text !== '');
    case 'rule':
      return [];
    case 'heading':
    case 'html':
    case 'table':
      return null;
  }
};

const items =
  (name: string, set: (draft: Draft, rows: ListItem[]) => void): Reader =>
  (draft, chunk) => {
    const left: string[] = [];
    const texts = scan(chunk.lines).flatMap((block) => {
      const found = itemsOf(block, chunk.lines);
      if (found === null) left.push(sourceOf(chunk.lines, block));
      return found ?? [];
    });
    set(
      draft,
      texts.map((text) => ({ id: draft.newId(), text })),
    );
    if (texts.length > 0)
      draft.mapped(`${name}: ${texts.length} ${texts.length === 1 ? 'entry' : 'entries'}`);
    return left;
  };

const keepAll: Reader = (_, chunk) => [whole(chunk)];

const readers: Readonly<Record<Part, Reader>> = {
  header: readFactBlocks,
  summary: prose((draft, text) => {
    draft.report.summary.text = text;
  }),
  metrics: readFactBlocks,
  timeline: readTimeline,
  rootCauseSection: readRootCause,
  problem: readProblem,
  whys: readWhys,
  rootCause: readRootCause,
  detection: readDetection,
  methods: readMethods,
  improvements: prose((draft, text) => {
    draft.report.detection.improvements = text;
  }),
  response: keepAll,
  containment: items('Containment', ({ report }, rows) => {
    report.response.containment = rows;
  }),
  eradication: items('Eradication', ({ report }, rows) => {
    report.response.eradication = rows;
  }),
  recovery: items('Recovery', ({ report }, rows) => {
    report.response.recovery = rows;
  }),
  impact: readFactBlocks,
  customer: readFactBlocks,
  business: readFactBlocks,
  data: readFactBlocks,
  actions: readActions,
  lessons: keepAll,
  wentWell: items('What went well', ({ report }, rows) => {
    report.lessons.wentWell = rows;
  }),
  wentWrong: items('What went wrong', ({ report }, rows) => {
    report.lessons.wentWrong = rows;
  }),
  lucky: items('Where we got lucky', ({ report }, rows) => {
    report.lessons.lucky = rows;
  }),
  opportunities: items('Opportunities for improvement', ({ report }, rows) => {
    report.lessons.opportunities = rows;
  }),
  compliance: keepAll,
  regulatory: readRegulatory,
  internal: readInternal,
  appendices: keepAll,
  logs: prose((draft, text) => {
    draft.report.appendices.logs.text = text;
  }),
  metricsAppendix: prose((draft, text) => {
    draft.report.appendices.metrics.text = text;
  }),
  code: prose((draft, text) => {
    draft.report.appendices.code.text = text;
  }),
  related: prose((draft, text) => {
    draft.report.appendices.related.text = text;
  }),
  attachments: readAttachments,
  approval: readApproval,
  notes: readNotes,
};

/** Takes a chunk into the report. What has no field, and a part that comes a second time, is kept as a note. */
export const takeChunk = (draft: Draft, chunk: Chunk): void => {
  const text = whole(chunk);
  if (text === '') return;
  const { part } = chunk;
  if (part === null || (part === 'notes' && !draft.own)) {
    draft.keep(chunk.headings, text);
    return;
  }
  const repeatable = part === 'header' || part === 'attachments';
  if (!repeatable && !draft.claim(part)) {
    draft.keep(chunk.headings, text);
    return;
  }
  const left = readers[part](draft, chunk).filter((source) => source.trim() !== '');
  if (left.length > 0) draft.keep(chunk.headings, left.join('\n\n'));
};
