/** Right-to-left text: drawn by the bidi algorithm, stored in the order of reading, wherever it stands and wraps. */
import { describe, expect, it } from 'vitest';
import { pdfText, structureText } from '../../judges/poppler.ts';
import { onOneLine, render } from './render.ts';
import { cell, documentOf, paragraph, table } from './sample.ts';

const texts = {
  arabic: 'بدأ الحادث في 14 مارس 2026 الساعة 09:12 وانتهى (مؤقتا) بعد 45% من المحاولات',
  arabicWithLatin: 'أعيد تشغيل الخادم db-primary.eu-1 (الإصدار 2.4.1) في 10:30، ثم عاد إلى العمل',
  arabicLigatures: 'لا إله، الله، السلام عليكم، فلان، لإصلاح الآلات، بسم الله',
  arabicOverLines:
    'بدأ الحادث عندما توقفت قاعدة البيانات الرئيسية عن الاستجابة لطلبات الكتابة بسبب امتلاء القرص الصلب، وقام الفريق المناوب بتحويل الحركة إلى الخادم الاحتياطي replica-02 خلال 7 دقائق، ثم أعيدت الخدمة بالكامل في الساعة 11:45 بتوقيت UTC دون فقدان أي بيانات (حسب السجلات).',
  hebrew: 'האירוע התחיל ב-14 במרץ 2026 (זמני) והסתיים ב־10:30, סה"כ 3.5 שעות',
  hebrewWithLatin: 'השרת web-01 נפל [שגיאה 503] אחרי עדכון של nginx 1.25 בשעה 09:12.',
  hebrewOverLines:
    'האירוע התחיל כאשר מסד הנתונים הראשי הפסיק להגיב לבקשות כתיבה עקב דיסק מלא, והצוות התורן העביר את התעבורה לשרת הגיבוי replica-02 תוך 7 דקות, ולאחר מכן השירות שוחזר במלואו בשעה 11:45 לפי UTC ללא אובדן נתונים (לפי היומנים).',
  leftToRight: 'The team wrote שלום עולם (42) times before 10:00 and then تم الحل in the log',
} as const;

const structured = async (pdf: Uint8Array): Promise<string> =>
  // Each line, and each change of font, is a string of its own.
  onOneLine((await structureText(pdf)).replaceAll(/"\n\s*"/g, ''));

const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

describe('right-to-left text', () => {
  it.each(Object.entries(texts))('is stored as it is read: %s', async (_name, words) => {
    const { bytes, warnings } = await render(
      documentOf([paragraph(words, 'field'), table([[cell('k'), cell(words), cell(''), cell('')]])], {
        approval: [],
      }),
    );
    expect(warnings).toEqual([]);
    const found = (await structured(bytes)).split(words);
    // Once in the paragraph, once in the cell.
    expect(found).toHaveLength(3);
  });

  it.each([texts.arabicOverLines, texts.hebrewOverLines])(
    'reads in its order for readers that go by place on the page: %s',
    async (words) => {
      const body = Array.from({ length: 4 }, () => paragraph(words, 'field'));
      const { bytes } = await render(documentOf(body, { approval: [] }));
      const text = (await pdfText(bytes)).replaceAll(directionMarks, '').replaceAll(/\s+/g, '');
      expect(text).toContain(words.replaceAll(/\s+/g, ''));
    },
  );

  it('knows in a second document what signs mean that it met as parts of others in the first', async () => {
    await render(documentOf([paragraph('at 10:30')], { approval: [] }));
    const { bytes } = await render(documentOf([paragraph('db-primary.eu-1 … done.')], { approval: [] }));
    expect(await structured(bytes)).toContain('db-primary.eu-1 … done.');
  });
});
