/** The set-up decides what to install by looking at the machine: these are machines it may meet. */
import { describe, expect, it } from 'vitest';
import { capabilities, explain, planSetup } from '../setup/capabilities.ts';
import type { Machine } from '../setup/machine.ts';

const allPrograms = [
  'chromium',
  'pdftotext',
  'pdfinfo',
  'pdftoppm',
  'pdffonts',
  'qpdf',
  'exiftool',
  'unzip',
  'soffice',
  'java',
  'javac',
  'fc-list',
  'fc-match',
  'apt-get',
];
const allFiles = ['/usr/bin/libswlo.so', '/usr/share/java/jaxb-runtime.jar'];
const allFamilies = [
  'Noto Sans Arabic',
  'Noto Sans Hebrew',
  'Noto Sans Thai',
  'Noto Sans Devanagari',
  'Noto Sans CJK JP',
];

const machine = (
  lacking: readonly string[],
  { isRoot = true, also = [] }: { isRoot?: boolean; also?: readonly string[] } = {},
): Machine => {
  const programs = new Set([...allPrograms, ...also].filter((name) => !lacking.includes(name)));
  return {
    which: (program) => (programs.has(program) ? `/usr/bin/${program}` : null),
    exists: (file) => allFiles.includes(file) && !lacking.includes(file),
    fontFamilies: () => new Set(allFamilies.filter((family) => !lacking.includes(family))),
    isRoot,
  };
};

describe('planning the set-up', () => {
  it('does nothing where everything is there', () => {
    expect(planSetup(machine([]))).toEqual({ kind: 'ready' });
  });

  it.each([
    ['chromium', 'chromium'],
    ['pdffonts', 'poppler-utils'],
    ['qpdf', 'qpdf'],
    ['exiftool', 'libimage-exiftool-perl'],
    ['unzip', 'unzip'],
    ['soffice', 'libreoffice-writer'],
    ['/usr/bin/libswlo.so', 'libreoffice-writer'],
    ['javac', 'default-jdk-headless'],
    ['/usr/share/java/jaxb-runtime.jar', 'libjaxb-java'],
    ['fc-list', 'fontconfig'],
    ['Noto Sans Hebrew', 'fonts-noto-core'],
    ['Noto Sans CJK JP', 'fonts-noto-cjk'],
  ])('without %s it installs %s and nothing else', (lacking, name) => {
    expect(planSetup(machine([lacking]))).toMatchObject({
      kind: 'install',
      commands: [
        ['apt-get', 'update'],
        ['apt-get', 'install', '-y', '--no-install-recommends', name],
      ],
    });
  });

  it('takes any browser of the Chromium family', () => {
    expect(planSetup(machine(['chromium'], { also: ['google-chrome'] }))).toEqual({ kind: 'ready' });
  });

  it('without root it installs nothing, and names the packages and the command', () => {
    const plan = planSetup(machine(['qpdf', 'Noto Sans CJK JP'], { isRoot: false }));
    expect(plan.kind).toBe('ask');
    expect(explain(plan)).toContain(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends qpdf fonts-noto-cjk',
    );
  });

  it('without apt it names the parts', () => {
    const plan = planSetup(machine(['apt-get', 'qpdf']));
    expect(plan.kind).toBe('foreign');
    expect(explain(plan)).toContain('Debian package qpdf');
  });

  it('asks for every package once on an empty machine', () => {
    const bare = machine([...allPrograms.filter((name) => name !== 'apt-get'), ...allFiles, ...allFamilies]);
    const plan = planSetup(bare);
    expect(plan).toMatchObject({ kind: 'install', missing: capabilities });
    expect(plan.kind === 'install' && plan.commands[1]?.slice(4)).toEqual([
      'chromium',
      'poppler-utils',
      'qpdf',
      'libimage-exiftool-perl',
      'unzip',
      'libreoffice-writer',
      'default-jdk-headless',
      'libjaxb-java',
      'fontconfig',
      'fonts-noto-core',
      'fonts-noto-cjk',
    ]);
  });
});
