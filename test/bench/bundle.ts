/** Bundles the measured programs, packages included, as the product itself is bundled. */
import path from 'node:path';
import { build } from 'vite';
import type { UserConfig } from 'vite';
import { bundledPackages, bundleOutput } from '../../vite.host.packages.ts';
import { projectFolder } from '../setup/folders.ts';
import { benchFolder, programFolders } from './places.ts';
import { typstPackages } from './typst-packages.ts';

/** Programs by the packages they use: the project's own, or those of the bench. */
const programs = {
  own: ['check', 'checked', 'docx', 'warm', 'worker', 'writer'],
  others: ['chromium', 'html-to-docx', 'jspdf', 'pdfmake', 'typst'],
} as const;

export type ProgramHome = keyof typeof programs;

/** pdfmake loads files of its own folder, and Typst is a library of machine code; Node's modules are never bundled. */
const packagesOutside = ['pdfmake', ...typstPackages];

/** What goes into the bundles: for our own programs exactly what the product's configuration says. */
const packagesOf = (home: ProgramHome): Pick<UserConfig, 'ssr' | 'resolve' | 'plugins'> =>
  home === 'own' ? bundledPackages : { ssr: { noExternal: true, external: packagesOutside } };

/** Bundles all programs of one home into its folder. */
export const bundlePrograms = async (home: ProgramHome): Promise<void> => {
  await build({
    // From where packages are found.
    root: home === 'own' ? projectFolder : benchFolder,
    configFile: false,
    ...packagesOf(home),
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node22',
      outDir: programFolders[home],
      emptyOutDir: true,
      rolldownOptions: {
        input: Object.fromEntries(
          programs[home].map((name) => [name, path.join(benchFolder, 'programs', `${name}.ts`)]),
        ),
        output: bundleOutput,
      },
    },
  });
};

/** The bundled program of that name. */
export const programFile = (name: string): string => {
  const own: readonly string[] = programs.own;
  return path.join(programFolders[own.includes(name) ? 'own' : 'others'], `${name}.js`);
};
