/** The frame of each program: reads its input file, makes the document, writes it to the output file. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Content } from '../content/content.ts';

/** What a program of another maker is given. */
export type Task = {
  readonly content: Content;
  /** Absolute path of the bundled fonts. */
  readonly fontsFolder: string;
};

/** The files a program was started with: `node program.js <input> <output>`. */
export const files = (): { readonly input: string; readonly output: string } => {
  const [, , input, output] = process.argv;
  if (input === undefined || output === undefined) throw new Error('usage: program <input> <output>');
  return { input, output };
};

export const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Makes one document. The input was written by the bench itself, so nobody spends time on checking it. */
export const runProgram = async (make: (task: Task) => Promise<Uint8Array> | Uint8Array): Promise<void> => {
  const { input, output } = files();
  writeFileSync(output, await make(readJson(input) as Task));
};
