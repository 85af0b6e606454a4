/** Texts that people write, and texts that break programs: for fields of a report and for whole documents. */
import fc from 'fast-check';

const sentences = [
  'The pool ran dry at 14:32.',
  'Customers saw “timeout” for 23 minutes (15% of requests).',
  'Rolled back to v2.4.1, then drained node-7.',
  'See [the dashboard](https://example.org/d/1?x=1&y=2).',
  'Missing `defer db.Close()` in the error path',
  'R&D approved 3 < 5 and 7 > 2',
  'C:\\Users\\ops\\run.log was full',
  'Überprüfung der Größe – naïve café',
  'تم اكتشاف الحادث الساعة 14:32',
  'אירוע אבטחה 12,000 לקוחות',
  '数据库连接池已耗尽',
  '🔥🚒 pager went off 👩‍💻',
];

const tricky = [
  'None',
  'N/A',
  'n/a',
  'No',
  'Yes',
  'yes (maybe)',
  'none',
  '12,000',
  '12,000 (15% of users)',
  '$5,000',
  '15%',
  '~3',
  'P1',
  'High',
  '14:32',
  '2026-03-14',
  '2026-03-14 09:12 UTC',
  'a to b',
  '[Name]',
  '[Name/Role]',
  '[placeholder]',
  '[HH:MM]',
  '[list]',
  '___',
  '____ Date: ____',
  'Date: 2026-01-01',
  'Meaning: Review',
  'Note',
  'a › b',
  'x (dismissed)',
  '(specify: x)',
  'x (stated: y)',
  '00:03 (derived from the timeline)',
  'label (2025-10-26)',
  'x - **Required** (y)',
  '# heading',
  '## Timeline (All Times UTC)',
  '### sub',
  '#',
  '# #',
  'Timeline (All Times UTC)',
  'Executive Summary',
  '**Impact Metrics:**',
  '**Root Cause:** x',
  '**Approval:**',
  '**Severity:** P1',
  '**bold**',
  '__bold__',
  '*',
  '**',
  '****',
  '_',
  '__',
  '`',
  '```',
  '~~~',
  '---',
  '- - -',
  '***',
  '- item',
  '-',
  '* item',
  '+ item',
  '1. one',
  '1.',
  '12) twelve',
  '- [ ] box',
  '[x] box',
  '> quote',
  '>',
  '|',
  '||',
  '| a | b |',
  '|---|---|',
  'a | b',
  ':-',
  '\\',
  '\\|',
  '\\\\|',
  'a\\',
  '<br>',
  '<br/>',
  '<\\br>',
  '<BR >',
  '<tag>',
  '</div>',
  '<!-- c -->',
  '<!--',
  '-->',
  '<!-- verbatim -->',
  '<!-- empty -->',
  '<!-- exact "x" -->',
  '<!-- Debrief report, schema 1, version 9, state approved -->',
  '&amp;',
  '&#124;',
  '&nbsp',
  '[a]: b',
  '[^1]: note',
  '![i](x.png)',
  '===',
  '=',
  'a,b',
  'a, b; c',
  'x:',
  ': y',
  'Label: value',
  'key\tvalue',
  '\u00a0x',
  'x\u2028y',
  '\u200f',
  '**Why?** because',
  'Why? Because.',
  '~~gone~~',
  'http://a.b/c_d_e',
  '%%',
  '$&',
  '{{x}}',
  '\ufeffx',
];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...sentences) },
  { weight: 3, arbitrary: fc.constantFrom(...tricky) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.string({
      maxLength: 12,
      unit: fc.constantFrom(...'*_`~[]()<>|\\#-+=!&;:.,1 a\t"\''.split('')),
    }),
  },
);

const fit = (text: string): string => text.replace(/\0/g, '').toWellFormed();

/** One line of canonical (trimmed) text. */
export const lineText: fc.Arbitrary<string> = fc.array(piece, { maxLength: 3 }).map((parts) =>
  fit(parts.join(' '))
    .replace(/[\r\n]+/g, ' ')
    .trim(),
);

const blocks = [
  '```\ncode | with pipe\n# not a heading\n```',
  '```sh\nunclosed',
  '- one\n- two\n  - nested\n\n  more of two',
  '1. first\n2. second',
  '> quoted\n> twice',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  'para one\n\npara two\n\n\npara three',
  'hard  \nbreak\\\nhere',
  'Setext\n===',
  'Setext two\n---',
  '    indented code',
  'x\n\n    indented code',
  '<div>\n\nhtml\n\n</div>',
  '<!-- open\n\ncomment',
  '- a\n\n  ---',
  '- a\n\n\n- b',
  '## Timeline (All Times UTC)\n\n| Time | Event |\n|--|--|\n| 1:00 | x |',
  '**Severity:** P0\n**Approval:**\n- x: y',
  '---\n\n## Action Items',
  'a\n   \nb',
  'a\n\tb\n  c',
  '<!-- verbatim -->\n> x',
];

/** Markdown of one or several blocks, canonical (trimmed). */
export const proseText: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 3, arbitrary: lineText },
        { weight: 2, arbitrary: fc.constantFrom(...blocks) },
        {
          weight: 1,
          arbitrary: fc.string({ maxLength: 20, unit: fc.constantFrom(...'*`-#>| \n\n1.a\t~=<!'.split('')) }),
        },
      ),
      fc.constantFrom('\n', '\n\n', '\n\n\n', ' ', '\n  ', '\n> ', '\n- '),
    ),
    { maxLength: 4 },
  )
  .map((parts) => fit(parts.flat().join('').trim()))
  .map((text) => text.replace(/\r/g, '').trim());

const documentBlock = fc.oneof(
  lineText,
  proseText,
  fc.tuple(fc.integer({ min: 1, max: 4 }), lineText).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
  fc
    .tuple(
      fc.constantFrom(
        'Summary',
        'Timeline',
        'Impact',
        'Root cause',
        '5 Whys',
        'Action items',
        'Follow-ups',
        'Lessons learned',
        'Detection',
        'What went well',
        'Regulatory reporting',
        'Approvals',
        'Appendix A: Logs',
        'Imported notes',
        'Remediation',
      ),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([text, level]) => `${'#'.repeat(level)} ${text}`),
  fc
    .tuple(
      fc.constantFrom(
        'Severity',
        'Duration',
        'Priority',
        'Date',
        'Customers affected',
        'Data loss',
        'Incident ID',
        'Owner',
        'Data Impact',
        'Root Cause',
        'Attachments',
      ),
      lineText,
    )
    .chain(([label, value]) =>
      fc.constantFrom(
        `**${label}:** ${value}`,
        `- ${label}: ${value}`,
        `${label}: ${value}`,
        `- **${label}**: ${value}`,
        `| ${label} | ${value} |\n|---|---|\n| ${label} | again |`,
      ),
    ),
  fc
    .tuple(
      fc.constantFrom(
        'Time | Event | Actor',
        'When | What happened | Who',
        'ID | Task | Assignee | Deadline | State',
        'Action | Owner | Effort',
        'a | b',
      ),
      fc.array(fc.array(lineText, { maxLength: 6 }), { maxLength: 3 }),
    )
    .map(([header, rows]) =>
      [
        `| ${header} |`,
        `|${header
          .split('|')
          .map(() => '---')
          .join('|')}|`,
        ...rows.map((cells) => `| ${cells.join(' | ')} |`),
      ].join('\n'),
    ),
  fc
    .array(
      fc.tuple(fc.constantFrom('- 14:32 – ', '- [x] ', '- [ ] ', '* ', '1. ', '**09:15 UTC** — '), lineText),
      { maxLength: 4 },
    )
    .map((items) => items.map((item) => item.join('')).join('\n')),
);

/** Somebody's Markdown document: parts of incident reports, well formed or not. */
export const documentText: fc.Arbitrary<string> = fc
  .array(fc.tuple(documentBlock, fc.constantFrom('\n', '\n\n', '\n\n')), { maxLength: 14 })
  .map((parts) => parts.flat().join(''));
