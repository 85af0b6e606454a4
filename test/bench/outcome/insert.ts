/** Puts the findings into a Markdown file, between two marks. */

export const marks = { start: '<!-- bench: start -->', end: '<!-- bench: end -->' } as const;

/** The text with everything between the marks replaced. Throws where the two marks are not there, once each, in order. */
export const insertBetweenMarks = (text: string, findings: string): string => {
  const [before, ...afterStart] = text.split(marks.start);
  const [old, ...afterEnd] = afterStart.join(marks.start).split(marks.end);
  if (afterStart.length !== 1 || afterEnd.length !== 1 || before === undefined || old === undefined) {
    throw new Error(`the file needs one line ${marks.start} and below it one line ${marks.end}`);
  }
  return `${before}${marks.start}\n\n${findings}\n\n${marks.end}${afterEnd.join('')}`;
};
