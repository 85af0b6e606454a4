/** Sections that are lists under labels: response and lessons. */
import type { ListItem, Report } from '../../../../shared/report/schema.ts';
import { labels, placeholders } from '../form.ts';
import { EMPTY, itemLines } from '../syntax/prose.ts';

const numbered = (index: number): string => `${index + 1}.`;
const bulleted = (): string => '-';

const list = (
  label: string,
  items: readonly ListItem[],
  marker: (index: number) => string,
  placeholder: string,
): string[] => [
  `**${label}:**`,
  ...(items.length === 0
    ? [`${marker(0)} ${placeholder}`]
    : items.flatMap(({ text }, index) => itemLines(marker(index), '', text, EMPTY))),
];

export const writeResponse = ({ response }: Report): string[] => [
  ...list(labels.containment, response.containment, numbered, placeholders.action),
  '',
  ...list(labels.eradication, response.eradication, numbered, placeholders.action),
  '',
  ...list(labels.recovery, response.recovery, numbered, placeholders.action),
];

export const writeLessons = ({ lessons }: Report): string[] => [
  ...list(labels.wentWell, lessons.wentWell, bulleted, placeholders.lesson),
  '',
  ...list(labels.wentWrong, lessons.wentWrong, bulleted, placeholders.lesson),
  '',
  ...list(labels.lucky, lessons.lucky, bulleted, placeholders.lesson),
  '',
  ...list(labels.opportunities, lessons.opportunities, numbered, placeholders.lesson),
];
