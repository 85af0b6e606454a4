/** veraPDF as a judge of conformance to PDF/A and PDF/UA. */
import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

/** PDF/A-2 level a (3 in archive copies) and PDF/UA-1, which our files claim; b and u are weaker levels of PDF/A-2. */
const flavoursKnown = ['2a', '2b', '2u', '3a', 'ua1'] as const;
export type Flavour = (typeof flavoursKnown)[number];

export type Verdict = {
  readonly flavour: Flavour;
  readonly compliant: boolean;
  readonly failures: readonly {
    /** Clause and test number, "6.2.11.4.1-2". */
    readonly rule: string;
    readonly times: number;
    readonly message: string;
  }[];
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = path.join(root, 'test/judges/Verapdf.java');
const classes = path.join(root, '.cache/verapdf');

/** JAXB and what it needs in turn, all brought by Debian's libjaxb-java: Java itself has it no longer. */
const jaxb = [
  'jaxb-runtime',
  'jaxb-core',
  'jaxb-api',
  'istack-commons-runtime',
  'txw2',
  'javax.activation',
  'FastInfoset',
  'stax-ex',
].map((name) => `/usr/share/java/${name}.jar`);
const library = path.join(root, 'node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar');
const classPath = [...jaxb, library, classes].join(path.delimiter);

const isCurrent = async (): Promise<boolean> => {
  const compiled = path.join(classes, 'Verapdf.class');
  if (!existsSync(compiled)) return false;
  return (await stat(compiled)).mtimeMs >= (await stat(source)).mtimeMs;
};

let ready: Promise<void> | undefined;
const compile = (): Promise<void> =>
  (ready ??= (async () => {
    const missing = jaxb.find((jar) => !existsSync(jar));
    if (missing !== undefined) {
      throw new Error(`${missing} is missing: npm run setup brings the package libjaxb-java.`);
    }
    if (await isCurrent()) return;
    await mkdir(classes, { recursive: true });
    await run('javac', ['-cp', classPath, '-d', classes, source], 120_000);
  })());

const isFlavour = (text: string | undefined): text is Flavour => flavoursKnown.some((each) => each === text);

/** For seconds of work the quick compiler alone takes about half the processor time. */
const shortRun = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** The verdicts on each document, by its name; one Java process judges them all. */
export const judgePdfs = async (
  documents: ReadonlyMap<string, Uint8Array>,
  flavours: readonly Flavour[] = ['2a', 'ua1'],
): Promise<ReadonlyMap<string, readonly Verdict[]>> => {
  await compile();
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-verapdf-'));
  try {
    const names = [...documents.keys()];
    const files = names.map((_, index) => path.join(folder, `${index}.pdf`));
    await Promise.all([...documents.values()].map((bytes, index) => writeFile(files[index] ?? '', bytes)));
    const output = await run(
      'java',
      [...shortRun, '-Xmx1g', '-cp', classPath, 'Verapdf', flavours.join(','), ...files],
      280_000,
    );
    const lines = output.split('\n').map((line) => line.split('\t'));
    return new Map(
      names.map((name, index) => {
        const own = lines.filter((line) => line[1] === files[index]);
        const verdicts = own.flatMap(([kind, , flavour, compliant]): Verdict[] => {
          if (kind !== 'verdict' || !isFlavour(flavour)) return [];
          const failures = own
            .filter((line) => line[0] === 'failure' && line[2] === flavour)
            .map(([, , , rule = '', times = '', message = '']) => ({ rule, times: Number(times), message }));
          return [{ flavour, compliant: compliant === 'true', failures }];
        });
        if (verdicts.length !== flavours.length)
          throw new Error(`veraPDF gave no verdict on ${name}:\n${output}`);
        return [name, verdicts];
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Why a document does not conform, in lines of words; empty where it does. */
export const objections = async (
  pdf: Uint8Array,
  flavours: readonly Flavour[] = ['2a', 'ua1'],
): Promise<readonly string[]> => {
  const verdicts = (await judgePdfs(new Map([['document', pdf]]), flavours)).get('document') ?? [];
  return objectionsOf(verdicts);
};

export const objectionsOf = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts
    .filter((verdict) => !verdict.compliant)
    .flatMap((verdict) => [
      `does not conform to ${verdict.flavour}`,
      ...verdict.failures.map((failure) => `${failure.rule} ×${failure.times}: ${failure.message}`),
    ]);
