/** The lists of a document: bullets, numbers that restart with each list, and the numbers of headings. */
import { accent, numberHang, quiet } from '../design.ts';
import { runProperties } from '../markup/properties.ts';
import { wordPart } from '../markup/xml.ts';
import type { RunProperties } from '../model.ts';

export const deepestLevel = 8;
const levels = Array.from({ length: deepestLevel + 1 }, (_, level) => level);
const bulletMarks = ['•', '–', '·'];

const kinds = { headings: 0, bullets: 1, numbers: 2 } as const;
/** Lists that every document has: the heading numbers and the bullets, which need no list of their own each time. */
export const headingList = 1;
export const bulletList = 2;
const firstFree = 3;

/** Word's numbers start at 0 and end at 32,767. */
const firstNumber = (start: number): number => Math.min(Math.max(Math.trunc(start), 0), 32_767);

type NumberList = { readonly id: number; readonly level: number; readonly start: number };

export type Lists = {
  /** A new numbered list whose items at `level` (0 to `deepestLevel`) count from `start`; returns its id. */
  readonly numbered: (level: number, start: number) => number;
  readonly xml: () => string;
};

/** `style`: id of the paragraph style that the level counts, where it counts one. */
const levelXml = (
  level: number,
  look: { readonly format: 'bullet' | 'decimal'; readonly text: string; readonly run: RunProperties },
  indent: { readonly left: number; readonly hanging: number },
  style = '',
): string =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${look.format}"/>` +
  `${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}<w:suff w:val="tab"/><w:lvlText w:val="${look.text}"/><w:lvlJc w:val="left"/>` +
  `<w:pPr><w:ind w:left="${indent.left}" w:hanging="${indent.hanging}"/></w:pPr>${runProperties(look.run)}</w:lvl>`;

const definition = (id: number, levelsXml: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levelsXml.join('')}</w:abstractNum>`;

/** Lists stand where their paragraphs say; these indents serve whoever adds one in Word. */
const usualIndent = (level: number) => ({ left: 360 * (level + 1), hanging: 360 });

const definitions = (): string =>
  [
    definition(
      kinds.headings,
      [1, 2, 3].map((level) =>
        levelXml(
          level - 1,
          {
            format: 'decimal',
            text: [1, 2, 3]
              .slice(0, level)
              .map((part) => `%${part}`)
              .join('.'),
            run: { color: accent, bold: false },
          },
          { left: 0, hanging: numberHang },
          `Heading${level}`,
        ),
      ),
    ),
    definition(
      kinds.bullets,
      levels.map((level) =>
        levelXml(
          level,
          { format: 'bullet', text: bulletMarks[level % bulletMarks.length] ?? '•', run: { color: quiet } },
          usualIndent(level),
        ),
      ),
    ),
    definition(
      kinds.numbers,
      levels.map((level) =>
        levelXml(
          level,
          { format: 'decimal', text: `%${level + 1}.`, run: { color: accent } },
          usualIndent(level),
        ),
      ),
    ),
  ].join('');

const listXml = (id: number, kind: number, override = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${kind}"/>${override}</w:num>`;

export const openLists = (): Lists => {
  const lists: NumberList[] = [];
  return {
    numbered: (level, start) => {
      const id = firstFree + lists.length;
      lists.push({ id, level, start: firstNumber(start) });
      return id;
    },
    xml: () =>
      wordPart(
        'numbering',
        [],
        definitions() +
          listXml(headingList, kinds.headings) +
          listXml(bulletList, kinds.bullets) +
          lists
            .map(({ id, level, start }) =>
              listXml(
                id,
                kinds.numbers,
                `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
              ),
            )
            .join(''),
      ),
  };
};
