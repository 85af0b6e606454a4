/** Problem statement, the chain of whys, the root cause. */
import type { Report, Why } from '../../../../shared/report/schema.ts';
import { labels, placeholders } from '../form.ts';
import { isLabelLine } from '../read/names.ts';
import { readWhy } from '../read/question.ts';
import { EMPTY, itemLines, labelledProse, quoted } from '../syntax/prose.ts';
import { scan } from '../syntax/scan.ts';

const indented = (lines: readonly string[], indent: string): string[] =>
  lines.map((line) => (line === '' ? '' : indent + line));

/** "1. **Why …?**" with the answer as a list item below; a question that cannot stand in bold is quoted. */
const whyLines = ({ question, answer }: Why, index: number): string[] => {
  const marker = `${index + 1}.`;
  const indent = ' '.repeat(marker.length + 1);
  const compose = (head: readonly string[]): string[] => [
    ...indented(head, indent).with(0, `${marker} ${head[0] ?? ''}`),
    ...indented(itemLines('-', '', answer, question === '' ? EMPTY : placeholders.answer), indent),
  ];
  const friendly = compose([question === '' ? EMPTY : `**${question}**`]);
  const [block, ...others] = scan(friendly);
  const item = block?.kind === 'list' && block.items.length === 1 ? block.items[0] : undefined;
  const read = item && others.length === 0 ? readWhy(item.text) : null;
  return read?.question === question && read.answer === answer
    ? friendly
    : compose([...(question === '' ? [EMPTY] : quoted(question)), '']);
};

export const writeRootCause = (report: Report): string[] => {
  const { problemStatement, whys, rootCause } = report.rootCause;
  return [
    ...labelledProse(`**${labels.problemStatement}:**`, problemStatement, placeholders.problem, {
      isLabel: isLabelLine,
      noLists: true,
    }),
    '',
    ...(whys.length === 0
      ? [`1. **${placeholders.why}**`, `   - ${placeholders.answer}`, '']
      : whys.flatMap((why, index) => [...whyLines(why, index), ''])),
    ...labelledProse(`**${labels.rootCause}:**`, rootCause, placeholders.rootCause, { isLabel: isLabelLine }),
  ];
};
