/** Texts that break careless writers of PDF files. */
import type { Block } from '../../../shared/document/blocks.ts';
import { cell, heading, paragraph, table } from './sample.ts';

export const hostileTexts = {
  markup: 'Fire & Flood <script> "quoted" > 5 &amp; done',
  tab: 'before\tafter',
  nul: 'a\u0000b\u0007c\u001bd\u009fe',
  lineEnds: 'one\r\ntwo\rthree\u2028four',
  invisible: 'zero\u200bwidth soft\u00adhyphen\ufeff mark\u200e end\u2060',
  surrogate: 'lone \ud83d surrogate \udc00 and non\uffff character',
  privateUse: 'logo \ue000 here',
  greek: 'Καλημέρα κόσμε, Ελλάδα',
  cyrillic: 'Привет, мир: інцидент ѣ',
  vietnamese: 'Sự cố nghiêm trọng, đã khắc phục',
  combining: 'Cafe\u0301 A\u030angstro\u0308m',
  emoji: 'Fire 🔥 family 👨‍👩‍👧 flag 🇩🇪 check ✅ arrow → sum ∑',
  chinese: '数据库连接池耗尽，导致请求失败。日本語のテキストと한국어도 있습니다',
  arabic: 'بدأ الحادث في 14 مارس 2026 الساعة 09:12 وانتهى (مؤقتا)',
  hebrew: 'האירוע התחיל ב-14 במרץ 2026 (זמני)',
  mixed: 'The team wrote שלום 42 times before 10:00',
  thai: 'รายงานเหตุการณ์ที่เกิดขึ้นในระบบฐานข้อมูล',
  hindi: 'घटना की रिपोर्ट',
  parentheses: 'PDF (string \\ with) unbalanced ((',
} as const;

/** Each text in a paragraph, a table, a heading and code. */
export const hostileBody: readonly Block[] = [
  { kind: 'contents', title: 'Contents' },
  heading(1, '1', 'Hostile texts'),
  ...Object.entries(hostileTexts).map(([name, words]) => paragraph(words, `hostile.${name}`)),
  heading(1, '2', 'In a table'),
  table(
    Object.entries(hostileTexts).map(([name, words]) => [
      cell(name),
      cell(words, `table.${name}`),
      cell(''),
      cell(words, `table.${name}`),
    ]),
  ),
  ...Object.entries(hostileTexts).flatMap(([name, words], index): Block[] => [
    { kind: 'heading', level: 2, number: `2.${index + 1}`, text: words, anchor: `hostile-${index}` },
    { kind: 'code', text: words, source: `code.${name}` },
  ]),
];

/** Blocks with nothing in them, and tables where none is looked for. */
export const emptyBody: readonly Block[] = [
  { kind: 'contents', title: 'Contents' },
  paragraph(''),
  { kind: 'list', ordered: false, start: 1, items: [] },
  { kind: 'list', ordered: true, start: 1, items: [[]] },
  { kind: 'checklist', items: [] },
  { kind: 'facts', columns: 2, items: [] },
  { kind: 'keyFigures', items: [] },
  { kind: 'quote', content: [] },
  { kind: 'code', text: '' },
  { kind: 'image', sha256: '', mediaType: '', alt: '', caption: '', source: 'appendices.0' },
  {
    kind: 'timelineFigure',
    points: [
      { label: 'Start', epoch: 5, time: '09:00' },
      { label: 'End', epoch: 5, time: '09:00' },
    ],
    spans: [{ length: '0 min' }],
    caption: '',
    alt: 'Nothing went on.',
  },
  table([]),
  table([[]]),
  { kind: 'list', ordered: true, start: 1, items: [[table([[cell('in a list')]])]] },
  table([[{ content: [table([[cell('in a cell')]])], source: '' }]]),
  { kind: 'heading', level: 3, number: '', text: 'A level is skipped', anchor: 'skipped' },
];
