/** Bundles the measured programs as the product itself is bundled: packages stay outside. */
import path from 'node:path';
import { build } from 'vite';
import { projectFolder } from '../setup/folders.ts';
import { benchFolder, programFolders } from './places.ts';

/** Programs by the packages they use: the project's own, or those of the bench. */
const programs = {
  own: ['debrief', 'docx', 'warm', 'worker'],
  others: ['chromium', 'html-to-docx', 'jspdf', 'pdfmake', 'typst'],
} as const;

export type ProgramHome = keyof typeof programs;

const isPackage = (id: string): boolean => /^[a-z@]/i.test(id) && !path.isAbsolute(id);

/** Bundles all programs of one home into its folder. */
export const bundlePrograms = async (home: ProgramHome): Promise<void> => {
  await build({
    root: projectFolder,
    configFile: false,
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
        external: isPackage,
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
