/** A document made by hand that holds every kind of block. */
import { createHash } from 'node:crypto';
import { zlibSync } from 'fflate';
import type { Assets, Block, Cell, Inline, ReportDocument } from '../../../shared/document/blocks.ts';

export const recordedAt = '2026-03-16T08:10:00Z';
export const recordHash = '9f2c41d877abe2103c5d09be6614a7f02b7de8c1905f4a3388d6e1b07cfa9245';

export const words = (text: string, marks: Partial<Extract<Inline, { kind: 'text' }>> = {}): Inline => ({
  kind: 'text',
  text,
  ...marks,
});

export const prose = (...content: (string | Inline)[]): Block => ({
  kind: 'paragraph',
  style: 'body',
  content: content.map((part) => (typeof part === 'string' ? words(part) : part)),
  source: 'summary.text',
});

export const cell = (text: string, more: Partial<Cell> = {}): Cell => ({
  content: text === '' ? [] : [prose(text)],
  source: 'timeline',
  ...more,
});

const heading = (level: 1 | 2 | 3, number: string, text: string): Block => ({
  kind: 'heading',
  level,
  number,
  text,
  anchor: `${number.replaceAll('.', '-')}-${text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
});

const chunk = (name: string, data: Uint8Array): Uint8Array => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), out.length - 4);
  return out;
};

const crc32 = (bytes: Uint8Array): number => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
};

/** A PNG of two colours, left and right. */
export const png = (width: number, height: number): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([
    Buffer.from([0]),
    ...Array.from({ length: width }, (_, x) => Buffer.from(x < width / 2 ? [29, 63, 114] : [127, 179, 179])),
  ]);
  const pixels = Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(pixels)),
    chunk('IEND', new Uint8Array()),
  ]);
};

/** The frame of a JPEG without its picture: enough for its size and the way its camera was held. */
export const jpeg = (width: number, height: number, orientation: number, little: boolean): Uint8Array => {
  const exif = Buffer.alloc(32);
  const put = (value: number, at: number): number =>
    little ? exif.writeUInt16LE(value, at) : exif.writeUInt16BE(value, at);
  exif.write('Exif', 0, 'latin1');
  exif.write(little ? 'II' : 'MM', 6, 'latin1');
  put(42, 8);
  put(8, little ? 10 : 12);
  [1, 0x0112, 3].forEach((value, index) => put(value, 14 + index * 2));
  put(orientation, 24);
  const size = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, height, 0, width, 3, 1, 17, 0, 2, 17, 1, 3, 17, 1]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]),
    exif,
    size,
    Buffer.from([0xff, 0xd9]),
  ]);
};

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const logo = png(240, 60);
const graph = png(900, 320);
const broken = png(400, 200).subarray(0, 90);
export const assets: Assets = new Map(
  [logo, graph, broken].map((bytes) => [hashOf(bytes), { mediaType: 'image/png', bytes }]),
);

const picture = (bytes: Uint8Array, alt: string, caption: string): Block => ({
  kind: 'image',
  sha256: hashOf(bytes),
  mediaType: 'image/png',
  alt,
  caption,
  source: 'appendices.b.attachments',
});

const timeline: readonly (readonly [string, string, string, string])[] = [
  ['09:12:40', 'Export workers stop draining the queue', 'Scheduler', 'From queue depth, found later'],
  ['09:21:05', 'Alert: queue older than 8 minutes', 'Monitoring', 'Paged on-call'],
  ['09:24:30', 'On-call engineer takes the page and opens a bridge', 'On-call', ''],
  ['09:33:10', 'Worker hosts report EMFILE; 1,024 handles in use on each', 'On-call', 'Host logs attached'],
  ['09:40:00', 'Workers restarted one by one; queue drains', 'On-call', 'Temporary'],
  ['09:52:15', 'Handle limit raised, leak patched and deployed', 'Platform team', 'Change 4471'],
];

export const timelineTable = (rows: readonly (readonly Cell[])[]): Block => ({
  kind: 'table',
  caption: 'Course of the incident, event by event',
  columns: [
    { header: 'Time', weight: 2, minWidth: 52, style: 'tabular' },
    { header: 'Event', weight: 7, style: 'text' },
    { header: 'Actor', weight: 3, style: 'text' },
    { header: 'Notes', weight: 4, style: 'text' },
  ],
  rows,
});

const body: readonly Block[] = [
  { kind: 'contents', title: 'Contents' },
  heading(1, '1', 'Executive summary'),
  prose(
    'On 14 March 2026 the workers that write customer exports ran out of file handles one after another and stopped taking jobs. Exports requested between 09:12 and 09:52 UTC were delayed by up to forty minutes; ',
    words('none was lost', { bold: true }),
    '. Twelve of them could be read by a wrong account for three minutes, which makes the incident ',
    words('notifiable', { italic: true }),
    '.',
  ),
  prose(
    'Monitoring raised the alarm after eight minutes. Restarting the workers contained the fault at 09:40; see ',
    words('the change record', { link: 'https://example.org/changes/4471?a=1&b=2' }),
    ' and ',
    words('ulimit -n', { code: true }),
    '. An earlier theory, ',
    words('a full disk', { strike: true }),
    ', was wrong.',
    { kind: 'break' },
    'A second line of the same paragraph.',
  ),
  {
    kind: 'timelineFigure',
    caption: 'Course of the incident, drawn to scale (UTC).',
    alt: 'Started 09:12, detected 9 minutes later at 09:21, contained 19 minutes later at 09:40, recovered 12 minutes later at 09:52, closed at 10:01.',
    points: [
      { label: 'Start', epoch: 1_773_479_520_000, time: '09:12' },
      { label: 'Detected', epoch: 1_773_480_060_000, time: '09:21' },
      { label: 'Contained', epoch: 1_773_481_200_000, time: '09:40' },
      { label: 'Recovered', epoch: 1_773_481_920_000, time: '09:52' },
      { label: 'Closed', epoch: 1_773_482_460_000, time: '10:01' },
    ],
    spans: [{ length: '9 min' }, { length: '19 min' }, { length: '12 min' }, { length: '9 min' }],
  },
  heading(2, '1.1', 'Impact metrics'),
  {
    kind: 'facts',
    columns: 1,
    items: [
      {
        term: 'Customers affected',
        content: [prose('1,420 (0.9 % of active accounts)')],
        style: 'text',
        source: 's',
      },
      {
        term: 'Services impacted',
        content: [prose('Exports'), prose('Scheduled reports')],
        style: 'text',
        source: 's',
      },
      { term: 'Change', content: [prose('CHG-4471')], style: 'mono', source: 's' },
    ],
  },
  heading(1, '2', 'Timeline'),
  prose('All times in UTC.'),
  timelineTable(timeline.map((row) => row.map((text) => cell(text)))),
  heading(1, '3', 'Root cause'),
  heading(2, '3.1', 'Five whys'),
  {
    kind: 'list',
    ordered: true,
    start: 1,
    items: [
      [prose(words('Why did exports stop?', { bold: true })), prose('The workers could open no more files.')],
      [
        prose('Why were handles exhausted?'),
        {
          kind: 'list',
          ordered: false,
          start: 1,
          items: [
            [prose('Failed uploads left their temporary file open.')],
            [
              prose(
                'Retries opened a new one each time, and the limit had never been raised on these hosts.',
              ),
            ],
          ],
        },
      ],
      [{ kind: 'code', text: 'lsof -p 4471 | wc -l\n    1024' }],
    ],
  },
  {
    kind: 'list',
    ordered: true,
    start: 4,
    items: [[prose('Why was it not noticed?')], [prose('Why no alert?')]],
  },
  { kind: 'list', ordered: true, start: 1, items: [[prose('A list of its own counts from one again.')]] },
  { kind: 'quote', content: [prose('“We raised the limit twice last year and never asked why.”')] },
  {
    kind: 'code',
    text: 'E 09:33:10 worker-3 open: EMFILE\n\tat upload (<worker.go:88>)\nE 09:33:11 & so on',
  },
  { kind: 'rule' },
  heading(1, '4', 'Detection'),
  {
    kind: 'checklist',
    items: [
      {
        checked: true,
        content: [words('Automated monitoring alert: queue age')],
        source: 'detection.methods.0',
      },
      {
        checked: false,
        content: [
          words(
            'Customer report through the ticket system, a support channel or a named contact, however it reached the people on call',
          ),
        ],
        source: 'detection.methods.1',
      },
    ],
  },
  {
    kind: 'paragraph',
    style: 'label',
    content: [words('Improvements needed')],
    source: 'detection.improvements',
  },
  { kind: 'paragraph', style: 'empty', content: [words('None recorded.')], source: 'detection.improvements' },
  heading(2, '4.1', 'A part'),
  heading(3, '4.1.1', 'A part of a part'),
  heading(1, '5', 'Actions and compliance'),
  {
    kind: 'table',
    caption: 'Action items',
    columns: [
      { header: 'ID', weight: 1, minWidth: 40, style: 'mono' },
      { header: 'Action', weight: 6, style: 'text' },
      { header: 'Owner', weight: 3, style: 'text' },
      { header: 'Priority', weight: 2, minWidth: 48, style: 'text' },
      { header: 'Due', weight: 2, minWidth: 56, style: 'tabular' },
    ],
    rows: (['P0', 'P1', 'P2', 'P3'] as const).map((severity, index) => [
      cell(`AI-${index + 1}`),
      cell('Close temporary files in every error path and alert at 80 % of the limit'),
      cell('Platform team'),
      cell('', { severity }),
      cell('2026-03-27'),
    ]),
  },
  {
    kind: 'table',
    caption: 'Regulatory reporting',
    columns: [
      { header: 'Regime', weight: 4, style: 'text' },
      { header: 'Status', weight: 2, style: 'text' },
      { header: 'Rationale and deadline', weight: 5, style: 'text' },
    ],
    rows: [
      [
        cell('GDPR breach notification', { checked: true }),
        cell('Required'),
        cell('72 h after 2026-03-14 09:21 UTC.'),
      ],
      [
        cell('HIPAA breach notification to the Secretary and to the people affected', { checked: false }),
        cell('Not applicable'),
        cell('No health data is held by the affected service.'),
      ],
    ],
  },
  heading(1, '6', 'Appendices'),
  picture(graph, 'Open file handles per host', 'Open file handles per host, 13–14 March.'),
  picture(broken, 'Queue depth', 'Queue depth.'),
  { kind: 'paragraph', style: 'note', content: [words('Attachments are kept with the record.')] },
];

const signature = (role: string, more: Partial<Extract<Block, { kind: 'signature' }>> = {}): Block => ({
  kind: 'signature',
  role,
  name: '',
  meaning: 'Review',
  declaration: 'I have examined the cause and accept the action items.',
  date: '',
  notRequired: '',
  source: 'approvals',
  ...more,
});

export const sample: ReportDocument = {
  meta: {
    title: 'INC-2026-03-14-002: Export queue stalled by exhausted file handles',
    subject: 'Post-incident report <outage> & review',
    author: 'Platform team',
    keywords: ['outage', 'P1', 'exports'],
    language: 'en-GB',
    sha256: recordHash,
    recordedAt,
  },
  furniture: {
    incidentId: 'INC-2026-03-14-002',
    version: 'version 1',
    state: 'Draft',
    shortHash: recordHash.slice(0, 12),
    recordedAt: '2026-03-16 08:10 UTC',
    watermark: 'DRAFT',
  },
  cover: {
    organisation: 'Example Organisation, Security Operations',
    logo: hashOf(logo),
    kind: 'Post-Incident Report',
    title: 'Export queue stalled by exhausted file handles',
    facts: {
      kind: 'facts',
      columns: 2,
      items: [
        ['Incident', 'INC-2026-03-14-002', 'mono'],
        ['Severity', 'high impact, short', 'text'],
        ['Type', 'Outage', 'text'],
        ['Duration', '00:48', 'tabular'],
        ['Started', '2026-03-14 09:12 UTC', 'tabular'],
        ['Ended', '2026-03-14 10:01 UTC', 'tabular'],
        ['Commander', 'On-call lead', 'text'],
        ['Author', 'Platform team', 'text'],
        ['Record', recordHash, 'mono'],
      ].map(([term = '', value = '', style]) => ({
        term,
        content: [prose(value)],
        style: style === 'mono' ? ('mono' as const) : ('text' as const),
        ...(term === 'Severity' ? { severity: 'P1' as const } : {}),
        source: 'header',
      })),
    },
    keyFigures: {
      kind: 'keyFigures',
      items: [
        { value: '1,420', label: 'customers affected', note: '0.9 % of active accounts', source: 's' },
        { value: '00:08', label: 'to detect', note: '', source: 's' },
        { value: '00:40', label: 'to resolve', note: '', source: 's' },
        { value: 'none', label: 'data lost', note: '', source: 's' },
      ],
    },
  },
  body,
  approval: [
    heading(1, '7', 'Approval'),
    prose(
      'Each signature below is given for this record and no other: incident INC-2026-03-14-002, version 1, SHA-256 ',
      words(recordHash, { code: true }),
      '.',
    ),
    signature('Incident Commander', {
      name: 'A. Example',
      meaning: 'Authorship',
      declaration: 'I led the response and confirm that this account is complete.',
    }),
    signature('Engineering Manager', { date: '2026-03-16 09:00 +01:00' }),
    signature('Chief Information Security Officer', {
      notRequired: 'Not required: this incident is not a security incident (type: outage).',
    }),
    {
      kind: 'paragraph',
      style: 'note',
      content: [words('A copy signed by hand is scanned and kept with this version.')],
    },
  ],
};
