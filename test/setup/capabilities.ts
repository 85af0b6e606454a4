/** What the tests need beyond npm packages, how each is recognised, and the Debian package that brings it. */
import type { Machine } from './machine.ts';
import { hasBeside } from './machine.ts';

export type Capability = {
  /** What it is for, in words a person understands. */
  readonly name: string;
  readonly package: string;
  /** Where that package does not help, what does. */
  readonly note?: string;
  readonly isPresent: (machine: Machine) => boolean;
};

/** Chromium and its relatives, the one preferred by the tests first. */
export const chromiumPrograms = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
] as const;

const programs =
  (...names: readonly string[]) =>
  (machine: Machine): boolean =>
    names.every((name) => machine.which(name) !== null);

const fonts =
  (...families: readonly string[]) =>
  (machine: Machine): boolean =>
    families.every((family) => machine.fontFamilies().has(family));

export const capabilities: readonly Capability[] = [
  {
    name: 'Chromium, in which the browser tests run',
    package: 'chromium',
    note: 'Ubuntu has Chromium as a snap only: there, install the .deb of a browser of its family first',
    isPresent: (machine) => chromiumPrograms.some((name) => machine.which(name) !== null),
  },
  {
    name: 'Poppler, which reads PDF files back',
    package: 'poppler-utils',
    isPresent: programs('pdftotext', 'pdfinfo', 'pdftoppm', 'pdffonts'),
  },
  { name: 'qpdf, which checks the structure of PDF files', package: 'qpdf', isPresent: programs('qpdf') },
  {
    name: 'ExifTool, which finds what a picture tells about its making',
    package: 'libimage-exiftool-perl',
    isPresent: programs('exiftool'),
  },
  { name: 'Info-ZIP, which checks our packages', package: 'unzip', isPresent: programs('unzip') },
  {
    name: 'LibreOffice Writer, which renders DOCX files',
    package: 'libreoffice-writer',
    isPresent: (machine) => hasBeside(machine, 'soffice', 'libswlo.so'),
  },
  {
    name: 'a Java development kit, which compiles and runs the veraPDF judge',
    package: 'default-jdk-headless',
    isPresent: programs('java', 'javac'),
  },
  {
    name: 'JAXB, which veraPDF needs and Java no longer brings',
    package: 'libjaxb-java',
    isPresent: (machine) => machine.exists('/usr/share/java/jaxb-runtime.jar'),
  },
  {
    name: 'fontconfig, which finds the fonts of the machine',
    package: 'fontconfig',
    isPresent: programs('fc-list', 'fc-match'),
  },
  {
    name: 'Noto fonts of the scripts the bundled fonts lack',
    package: 'fonts-noto-core',
    isPresent: fonts('Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Thai', 'Noto Sans Devanagari'),
  },
  {
    name: 'Noto fonts of Chinese, Japanese and Korean',
    package: 'fonts-noto-cjk',
    isPresent: fonts('Noto Sans CJK JP'),
  },
];

export type Plan =
  | { readonly kind: 'ready' }
  /** The commands to run, in order; the missing parts they bring. */
  | {
      readonly kind: 'install' | 'ask';
      readonly missing: readonly Capability[];
      readonly commands: readonly (readonly string[])[];
    }
  /** No apt here: a person has to find the parts for this system. */
  | { readonly kind: 'foreign'; readonly missing: readonly Capability[] };

const aptCommands = (packages: readonly string[]): readonly (readonly string[])[] => [
  ['apt-get', 'update'],
  ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
];

/** What is to be done so that every test can run on this machine. Decides only; changes nothing. */
export const planSetup = (machine: Machine, wanted: readonly Capability[] = capabilities): Plan => {
  const missing = wanted.filter((capability) => !capability.isPresent(machine));
  if (missing.length === 0) return { kind: 'ready' };
  if (machine.which('apt-get') === null) return { kind: 'foreign', missing };
  const commands = aptCommands([...new Set(missing.map((capability) => capability.package))]);
  return { kind: machine.isRoot ? 'install' : 'ask', missing, commands };
};

const listed = (missing: readonly Capability[]): string =>
  missing
    .map(({ name, package: debian, note }) => {
      const hint = note === undefined ? '' : `; ${note}`;
      return `  - ${name} (Debian package ${debian}${hint})`;
    })
    .join('\n');

/** What a person reads before anything is installed, or instead of it. */
export const explain = (plan: Plan): string => {
  switch (plan.kind) {
    case 'ready':
      return 'Set-up: everything the tests need is installed.';
    case 'install':
      return `Set-up: missing on this machine, to be installed now:\n${listed(plan.missing)}`;
    case 'ask': {
      const commands = plan.commands.map((command) => `sudo ${command.join(' ')}`).join(' && ');
      return `Set-up: missing on this machine:\n${listed(plan.missing)}\nInstall with:\n  ${commands}\nThen run npm test again.`;
    }
    case 'foreign':
      return `Set-up: missing on this machine, which has no apt-get:\n${listed(plan.missing)}\nInstall these parts with the tools of this system, then run npm test again.`;
  }
};
