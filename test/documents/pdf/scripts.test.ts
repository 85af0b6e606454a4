/** Scripts and symbols beyond the bundled fonts: which font stands in, where lines end, and what is reported. */
import { describe, expect, it } from 'vitest';
import { checkPdf } from '../../../electron/export/check/pdf/check.ts';
import { renderPdf } from '../../../electron/export/pdf/render.ts';
import { openFonts } from '../../../electron/export/pdf/fonts/library.ts';
import { linesOf } from '../../../electron/export/pdf/text/line.ts';
import { plainRun } from '../../../electron/export/pdf/text/run.ts';
import { unitsOf } from '../../../electron/export/pdf/text/words.ts';
import { type } from '../../../electron/export/pdf/design.ts';
import { buildDocument } from '../../../shared/document/build.ts';
import { getAt, textToPath } from '../../../shared/report/path.ts';
import { hostileReport } from '../../fixtures/reports/hostile.ts';
import { pdfFonts, pdfText } from '../../judges/poppler.ts';
import { fontsFolder } from '../../setup/folders.ts';
import { onOneLine, render } from './render.ts';
import { documentOf, paragraph } from './sample.ts';

const fonts = openFonts(fontsFolder);
const linesIn = (text: string, width: number): readonly string[] => {
  const missing = (character: string): never => {
    throw new Error(`no font has ${character}`);
  };
  const units = unitsOf(plainRun(text, type.body), { fonts, words: new Map(), missing });
  return linesOf(units, width).map((line) =>
    line.pieces
      .map((piece) => piece.shaped.text)
      .join('')
      .trim(),
  );
};

describe('lines end', () => {
  it('between words where a script parts none', () => {
    const words = ['ระบบ', 'ฐาน', 'ข้อมูล', 'ล้ม', 'เหลว', 'เนื่องจาก', 'พื้นที่', 'ดิสก์', 'เต็ม'];
    const allowed = new Set<number>();
    words.reduce((at, word) => (allowed.add(at + word.length), at + word.length), 0);
    for (const width of [60, 75, 90, 120]) {
      const lines = linesIn(words.join(''), width);
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.join('')).toBe(words.join(''));
      let at = 0;
      for (const line of lines) expect([...allowed], line).toContain((at += line.length));
    }
  });

  it('never before closing or after opening punctuation of Chinese and Japanese', () => {
    const text = '事件の概要：データベース接続（本番）が枯渇した。「再起動」で復旧、ただし「原因」は不明！';
    for (let width = 40; width < 140; width += 5) {
      const lines = linesIn(text, width);
      expect(lines.join('')).toBe(text);
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[：）。」、！ーゃゅょっ]/);
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（「]$/);
    }
  });
});

describe('fonts that stand in', () => {
  it.each([
    'arrows → ↦ ⇒ ↑',
    'mathematics ∑ ∫ √ ≤ ≠ ∞ ∈ ∀',
    'boxes ┌─┬┐ │ └─┴┘ ═ ║',
    'marks ✓ ✔ ✗ ✘ ☐ ☑ ☒ ★ ⚠',
    'money € £ ¥ ₹ ₿ ₽ ₩ ₴',
    'units °C µs Ω № ™ ‰ ½ x²',
  ])('have %s', async (words) => {
    const { bytes, warnings } = await render(documentOf([paragraph(words, 'field')], { approval: [] }));
    expect(warnings).toEqual([]);
    // Letters and signs may have compatible forms: µ and μ, Ω and Ω.
    expect(onOneLine(await pdfText(bytes)).normalize('NFKC')).toContain(words.normalize('NFKC'));
  });

  it.each(['العربية', 'עברית', '日本語', 'हिन्दी', 'ไทย'])('keep the weight of %s', async (words) => {
    const used = async (bold: boolean): Promise<readonly string[]> => {
      const content = [{ kind: 'text', text: words, bold }] as const;
      const block = { kind: 'paragraph', style: 'body', content, source: 'field' } as const;
      const { bytes } = await render(documentOf([block], { approval: [] }));
      return (await pdfFonts(bytes)).map(({ name }) => name).filter((name) => name.includes('Noto'));
    };
    expect(await used(false)).toEqual([expect.stringMatching(/Regular/)]);
    expect(await used(true)).toEqual([expect.stringMatching(/Bold/)]);
  });
});

describe('a character that no font has', () => {
  it('is reported by the field in which it stands, once for each field', async () => {
    const report = hostileReport();
    const sign = '\u{10fffd}';
    report.incident.incidentId = `INC ${sign}`;
    report.detection.improvements = `**All bold ${sign}**\n\n> quoted ${sign}`;
    const { warnings } = await renderPdf(
      buildDocument(report, {
        organisation: `Fire ${sign}`,
        logo: null,
        sha256: 'ab'.repeat(32),
        recordedAt: '2026-12-01T10:00:00Z',
      }),
      { paper: 'a4', assets: new Map(), fontsFolder },
    );
    const paths = warnings.map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(80);
    expect(new Set(paths).size).toBe(paths.length);
    const unknown = paths.filter((path) => path === '' || getAt(report, textToPath(path)) === undefined);
    expect(unknown).toEqual(['organisation']);
    for (const path of ['incident.incidentId', 'incident.title', 'detection.improvements']) {
      expect(warnings.find((warning) => warning.path === path)?.message).toMatch(/U\+10FFFD|U\+E000/);
    }
  });

  it('is told to the check of the file even where a field has too many to name', async () => {
    const signs = Array.from({ length: 40 }, (_, index) => String.fromCodePoint(0x10_0000 + index)).join('');
    const document = documentOf([paragraph(`many ${signs} signs`, 'field')], { approval: [] });
    const rendered = await render(document);
    expect(rendered.warnings).toEqual([
      { path: 'field', message: expect.stringContaining('and 28 more'), replaced: signs },
    ]);
    expect(checkPdf(document, rendered)).toBeNull();
  });
});
