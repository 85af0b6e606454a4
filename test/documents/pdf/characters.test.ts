/** Characters of every kind: printed, or named in a warning, never lost in silence. */
import { describe, expect, it } from 'vitest';
import { pdfText } from '../../judges/poppler.ts';
import { checkPdf } from '../../judges/qpdf.ts';
import { hostileBody, hostileTexts } from './hostile.ts';
import { onOneLine, render } from './render.ts';
import { documentOf, paragraph } from './sample.ts';

const printed = async (words: string) => {
  const rendered = await render(documentOf([paragraph(words, 'field.path')], { approval: [] }));
  return { text: onOneLine(await pdfText(rendered.bytes)), warnings: rendered.warnings };
};

describe('characters', () => {
  it.each([
    ['markup', hostileTexts.markup],
    ['greek', hostileTexts.greek],
    ['cyrillic', hostileTexts.cyrillic],
    ['vietnamese', hostileTexts.vietnamese],
    ['parentheses', hostileTexts.parentheses],
    ['combining', hostileTexts.combining.normalize('NFC')],
    ['hindi', hostileTexts.hindi],
    ['tab', 'before after'],
  ])('prints %s text as it is', async (_name, words) => {
    const { text, warnings } = await printed(words);
    expect(text).toContain(words);
    expect(warnings).toEqual([]);
  });

  it('drops control characters and keeps the letters about them', async () => {
    expect((await printed(hostileTexts.nul)).text).toContain('abcde');
    expect((await printed(hostileTexts.lineEnds)).text).toContain('one two three four');
    expect((await printed(hostileTexts.invisible)).text).toContain('zerowidth softhyphen mark end');
  });

  it.each([
    ['chinese', ['数据库连接池耗尽', '日本語のテキストと', '한국어도']],
    ['thai', ['รายงานเหตุการณ์']],
    ['mixed', ['The team wrote', '42', 'times before 10:00']],
  ] as const)('prints %s with a font of the machine', async (name, parts) => {
    const { text, warnings } = await printed(hostileTexts[name]);
    for (const part of parts) expect(text.normalize('NFC')).toContain(part);
    expect(warnings).toEqual([]);
  });

  it.each(['arabic', 'hebrew'] as const)('keeps each word and number of %s text', async (name) => {
    const { text, warnings } = await printed(hostileTexts[name]);
    const words = hostileTexts[name].replaceAll(/[()-]/g, ' ').split(/\s+/);
    const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
    const found = text.normalize('NFKC').replaceAll(marks, '');
    for (const word of words) expect(found).toContain(word);
    expect(warnings).toEqual([]);
  });

  it('shows a sign and names field and character where no font has it', async () => {
    const { text, warnings } = await printed(hostileTexts.privateUse);
    expect(text).toContain('logo \ufffd here');
    expect(warnings).toEqual([
      { path: 'field.path', message: expect.stringContaining('U+E000'), replaced: '\ue000' },
    ]);
  });

  it('prints or names every emoji', async () => {
    const { text, warnings } = await printed(hostileTexts.emoji);
    expect(text).toContain('arrow → sum ∑');
    for (const emoji of ['🔥', '👨', '✅']) {
      const code = emoji.codePointAt(0)?.toString(16).toUpperCase() ?? '';
      const named = warnings.some((warning) => warning.message.includes(`U+${code}`));
      expect(text.includes(emoji) || named, emoji).toBe(true);
    }
  });

  it('gives a sound file for all of them at once', async () => {
    const rendered = await render(documentOf(hostileBody));
    await checkPdf(rendered.bytes);
    expect(rendered.warnings.map((warning) => warning.path)).toContain('code.privateUse');
  });
});
