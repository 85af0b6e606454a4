/** Documents made by hand: one with every kind of block, and parts from which the tests build others. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type {
  Assets,
  Block,
  Cell,
  Column,
  Inline,
  Paragraph,
  ReportDocument,
  SignatureBlock,
  TableBlock,
} from '../../../shared/document/blocks.ts';

export const text = (words: string): Inline => ({ kind: 'text', text: words });

export const paragraph = (words: string, source = 'summary'): Paragraph => ({
  kind: 'paragraph',
  style: 'body',
  content: [text(words)],
  source,
});

export const cell = (words: string, source = 'timeline'): Cell => ({
  content: [paragraph(words, source)],
  source,
});

export const heading = (level: 1 | 2 | 3, number: string, words: string): Block => ({
  kind: 'heading',
  level,
  number,
  text: words,
  anchor: `h-${number.replaceAll('.', '-')}-${words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
});

export const timelineColumns: readonly Column[] = [
  { header: 'Time', weight: 1, minWidth: 44, style: 'tabular' },
  { header: 'Event', weight: 4, style: 'text' },
  { header: 'Actor', weight: 1.5, style: 'text' },
  { header: 'Notes', weight: 2.5, style: 'text' },
];

export const table = (rows: TableBlock['rows'], columns = timelineColumns): TableBlock => ({
  kind: 'table',
  caption: 'Course of events, all times in UTC',
  columns,
  rows,
});

export const signature = (role: string, more: Partial<SignatureBlock> = {}): SignatureBlock => ({
  kind: 'signature',
  role,
  name: '',
  meaning: 'Review',
  declaration: 'I have examined the cause and accept the action items.',
  date: '',
  notRequired: '',
  source: `approvals.${role}`,
  ...more,
});

const sha256 = 'a'.repeat(12) + '0123456789abcdef'.repeat(3) + 'beef';

/** A document around the given body. */
export const documentOf = (body: readonly Block[], more: Partial<ReportDocument> = {}): ReportDocument => ({
  meta: {
    title: 'Export queue stalled & <handles> ran out – INC-2026-03-14-002',
    subject: 'Post-Incident Report',
    author: 'Platform team',
    keywords: ['INC-2026-03-14-002', 'outage'],
    language: 'en-GB',
    sha256,
    recordedAt: '2026-03-16T08:10:00Z',
  },
  furniture: {
    incidentId: 'INC-2026-03-14-002',
    version: 'version 1',
    state: 'Approved',
    shortHash: sha256.slice(0, 12),
    recordedAt: '2026-03-16 08:10 UTC',
    watermark: '',
  },
  cover: {
    organisation: 'Example Organisation, Security Operations',
    logo: '',
    kind: 'Post-Incident Report',
    title: 'Export queue stalled by exhausted file handles',
    facts: {
      kind: 'facts',
      columns: 2,
      items: [
        {
          term: 'Incident',
          content: [paragraph('INC-2026-03-14-002')],
          style: 'mono',
          source: 'incident.id',
        },
        {
          term: 'Severity',
          content: [paragraph('high')],
          style: 'text',
          severity: 'P1',
          source: 'incident.severity',
        },
        {
          term: 'Commander',
          content: [paragraph('On-call lead')],
          style: 'text',
          source: 'incident.commander',
        },
      ],
    },
    keyFigures: {
      kind: 'keyFigures',
      items: [
        { value: '1,420', label: 'customers affected', note: '', source: 'summary.customers' },
        { value: '00:08', label: 'to detect', note: 'derived from the timeline', source: 'summary.mttd' },
        {
          value: '12,000 (15% of active users)',
          label: 'requests failed',
          note: '',
          source: 'summary.requests',
        },
        { value: 'none', label: 'data lost', note: '', source: 'summary.loss' },
      ],
    },
  },
  body,
  approval: [
    heading(1, '13', 'Approval'),
    paragraph(`Each signature below is given for this record and no other, SHA-256 ${sha256}.`),
    signature('Incident Commander', { name: 'Ingrid Sorbello', meaning: 'Authorship' }),
    signature('Engineering Manager'),
    signature('CISO', {
      notRequired: 'Not required: this incident is not a security incident (type: outage).',
    }),
  ],
  ...more,
});

const crcTable = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crc = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};
const chunk = (kind: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(body.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc(named), named.length + 4);
  return out;
};

/** A PNG with red, green, blue and opacity: a ramp that fades from left to right. */
export const fadingPng = (width: number, height: number): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * 4 + 1) + 1 + x * 4;
      rows.set([29, 63 + (y % 128), 114, Math.round((255 * (x + 1)) / width)], at);
    }
  }
  const start = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    start,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** Assets under their hashes. */
export const assetsOf = (...files: readonly { mediaType: string; bytes: Uint8Array }[]): Assets =>
  new Map(files.map((file) => [hashOf(file.bytes), file]));

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const picture = fadingPng(800, 1200);
export const brokenPicture = picture.slice(0, 400);

/** Every kind of block at least once. */
export const richBody: readonly Block[] = [
  { kind: 'contents', title: 'Contents' },
  heading(1, '1', 'Executive summary'),
  {
    kind: 'paragraph',
    style: 'body',
    source: 'summary',
    content: [
      text('Exports requested between 09:12 and 09:52 UTC were '),
      { kind: 'text', text: 'delayed', bold: true },
      text(' by up to '),
      { kind: 'text', text: 'forty minutes', italic: true },
      text('; '),
      { kind: 'text', text: 'none', bold: true, italic: true },
      text(' was lost. The limit '),
      { kind: 'text', text: 'ulimit -n', code: true },
      text(' was '),
      { kind: 'text', text: '1,024', strike: true },
      text(' raised, see '),
      {
        kind: 'text',
        text: 'the change record of the platform team',
        link: 'https://example.org/change?id=4471&x=ä',
      },
      text('.'),
      { kind: 'break' },
      text('A line of its own.'),
    ],
  },
  { kind: 'paragraph', style: 'note', content: [text('A quiet note.')] },
  { kind: 'paragraph', style: 'label', content: [text('Impact in words')] },
  { kind: 'paragraph', style: 'empty', content: [text('None recorded.')] },
  {
    kind: 'facts',
    columns: 1,
    items: [
      { term: 'Revenue loss', content: [paragraph('none')], style: 'text', source: 'impact.revenue' },
      {
        term: 'Services',
        content: [
          { kind: 'list', ordered: false, start: 1, items: [[paragraph('Exports')], [paragraph('Imports')]] },
        ],
        style: 'text',
        source: 'impact.services',
      },
    ],
  },
  heading(1, '2', 'Timeline'),
  {
    kind: 'timelineFigure',
    points: [
      { label: 'Start', epoch: 0, time: '09:12' },
      { label: 'Detected', epoch: 540_000, time: '09:21' },
      { label: 'Contained', epoch: 1_680_000, time: '09:40' },
      { label: 'Recovered', epoch: 2_400_000, time: '09:52' },
      { label: 'Closed', epoch: 2_940_000, time: '10:01' },
    ],
    spans: [{ length: '9 min' }, { length: '19 min' }, { length: '12 min' }, { length: '9 min' }],
    caption: 'Course of the incident, drawn to scale (UTC)',
    alt: 'Course of the incident: Start 09:12; Detected 09:21, 9 min later; Contained 09:40; Recovered 09:52; Closed 10:01.',
  },
  table([
    [
      cell('09:12:40'),
      cell('Export workers stop draining the queue'),
      cell('Scheduler'),
      cell('From queue depth, found later'),
    ],
    [
      cell('09:21:05'),
      cell('Alert: queue older than 8 minutes'),
      cell('Monitoring'),
      { content: [], source: 'timeline.1.notes' },
    ],
  ]),
  heading(2, '2.1', 'Numbered steps'),
  {
    kind: 'list',
    ordered: true,
    start: 9,
    source: 'cause.whys',
    items: [
      [paragraph('Why did exports stop?'), paragraph('The workers had no file handles left.')],
      [
        paragraph('Why?'),
        { kind: 'list', ordered: false, start: 1, items: [[paragraph('A leak in the error path.')]] },
      ],
    ],
  },
  {
    kind: 'checklist',
    items: [
      { checked: true, content: [text('Automated monitoring alert')], source: 'detection.monitoring' },
      { checked: false, content: [text('Customer report')], source: 'detection.customer' },
    ],
  },
  heading(3, '2.1.1', 'Words of others'),
  { kind: 'quote', content: [paragraph('We saw the queue grow.'), paragraph('And then it stopped.')] },
  {
    kind: 'code',
    text: 'EMFILE: too many open files\n    at open (worker.js:42)\n\n  indented',
    source: 'appendices.logs',
  },
  { kind: 'rule' },
  heading(1, '3', 'Action items'),
  table(
    [
      [
        { content: [paragraph('AI-1')], source: 'actions.0' },
        { content: [paragraph('GDPR breach notification')], checked: true, source: 'actions.0' },
        { content: [], severity: 'P0', source: 'actions.0' },
        { content: [paragraph('First'), paragraph('Second')], source: 'actions.0' },
      ],
      [
        { content: [paragraph('AI-2')], source: 'actions.1' },
        { content: [paragraph('HIPAA breach notification')], checked: false, source: 'actions.1' },
        { content: [paragraph('as agreed')], severity: 'P3', source: 'actions.1' },
        cell(''),
      ],
    ],
    [
      { header: 'ID', weight: 1, minWidth: 30, style: 'mono' },
      { header: 'Regime', weight: 3, style: 'text' },
      { header: 'Priority', weight: 1, style: 'text' },
      { header: 'Notes', weight: 3, style: 'text' },
    ],
  ),
  heading(1, '4', 'Appendices'),
  {
    kind: 'image',
    sha256: hashOf(picture),
    mediaType: 'image/png',
    alt: 'A ramp of blue',
    caption: 'Queue depth over time',
    source: 'appendices.0',
  },
  {
    kind: 'image',
    sha256: hashOf(brokenPicture),
    mediaType: 'image/png',
    alt: 'Broken',
    caption: 'Damaged screenshot',
    source: 'appendices.1',
  },
];

export const richAssets = assetsOf(
  { mediaType: 'image/png', bytes: picture },
  { mediaType: 'image/png', bytes: brokenPicture },
);
