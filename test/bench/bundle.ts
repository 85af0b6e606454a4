/** Bundles the measured programs, packages included, as the product itself is bundled. */
import path from 'node:path';
import { build, loadConfigFromFile } from 'vite';
import type { UserConfig } from 'vite';
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
const bundledPackages = async (home: ProgramHome): Promise<NonNullable<UserConfig['ssr']>> => {
  if (home === 'others') return { noExternal: true, external: packagesOutside };
  const file = path.join(projectFolder, 'vite.host.config.ts');
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, file);
  if (loaded?.config.ssr === undefined) throw new Error('vite.host.config.ts does not say what is bundled');
  return loaded.config.ssr;
};

/** Bundles all programs of one home into its folder. */
export const bundlePrograms = async (home: ProgramHome): Promise<void> => {
  await build({
    // From where packages are found.
    root: home === 'own' ? projectFolder : benchFolder,
    configFile: false,
    ssr: await bundledPackages(home),
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
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
};

/** The bundled program of that name. */
export const programFile = (name: string): string => {
  const own: readonly string[] = programs.own;
  return path.join(programFolders[own.includes(name) ? 'own' : 'others'], `${name}.js`);
};
