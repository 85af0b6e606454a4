/** The command line of the bench. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { cases } from './cases.ts';

const parts = ['pdf', 'docx', 'warm', 'preview', 'all'] as const;

const Options = z.strictObject({
  rows: z.number(),
  actions: z.number(),
  rounds: z.number(),
  largeRows: z.number(),
  largeRounds: z.number(),
  limit: z.number(),
  only: z.enum(parts),
  cases: z.array(z.string()).optional(),
  json: z.string().optional(),
  write: z.string().optional(),
});
export type Options = z.infer<typeof Options>;

const whole =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || !Number.isSafeInteger(number)) {
      throw new InvalidArgumentError(`A whole number from ${least} is expected.`);
    }
    return number;
  };

const known = cases.map(({ id }) => id);

const caseList = (text: string): string[] => {
  const ids = text.split(',').map((id) => id.trim());
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new InvalidArgumentError(`Unknown: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
  }
  return ids;
};

const option = <T>(flags: string, description: string, parse: (text: string) => T, fallback: T): Option =>
  new Option(flags, description).argParser(parse).default(fallback);

/** Reads the arguments after the program's name. Throws commander's error for a wrong one, with a clear message. */
export const readOptions = (args: readonly string[], quiet = false): Options => {
  const command = new Command('npm run bench --')
    .description('Measures the exports of Debrief beside other programs that print the same report.')
    .addOption(option('--rows <count>', 'timeline rows of the report', whole(1), 2000))
    .addOption(option('--actions <count>', 'action items of the report', whole(1), 200))
    .addOption(option('--rounds <count>', 'counted rounds, after one that is not', whole(1), 5))
    .addOption(
      option('--large-rows <count>', 'timeline rows of the large report; 0 leaves it out', whole(0), 20_000),
    )
    .addOption(option('--large-rounds <count>', 'counted rounds of the large report', whole(1), 1))
    .addOption(option('--limit <seconds>', 'longest time of one run', whole(1), 120))
    .addOption(new Option('--only <part>', 'measure just one part').choices(parts).default('all'))
    .addOption(
      new Option('--cases <ids>', `measure just these, with commas: ${known.join(', ')}`).argParser(caseList),
    )
    .option('--json <file>', 'write every single measurement there as well')
    .option('--write <file>', 'replace the tables of this Markdown file')
    .exitOverride();
  if (quiet) command.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  return Options.parse(command.parse([...args], { from: 'user' }).opts());
};
