/** "1 report", "3 reports": a number of things. */
export const amount = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
