/** Takes files into the library, one after the other, and keeps what came of each for the result dialog. */
import { useCallback, useState } from 'react';
import { useBridge } from '../../app/context.tsx';
import { MAX_IMPORT_BYTES, type Output } from '../../../shared/contract/channels.ts';
import { failure, type Result } from '../../../shared/contract/result.ts';
import { isPackage } from '../package/upload.ts';
import { fileToBase64 } from '../../ui/file/base64.ts';
import { formatBytes } from '../../ui/format/amount.ts';

export type Imported = { readonly fileName: string; readonly result: Result<Output<'library.import'>> };

export type ImportRun = {
  /** Files taken so far, in their order. */
  readonly done: readonly Imported[];
  /** The file at work; '' when all are done. */
  readonly current: string;
};

export type Importing = {
  readonly run: ImportRun | null;
  /** The package that is being imported; one after the other, each in a dialog of its own. */
  readonly pkg: File | null;
  /** Another for each package, also where the same file comes twice. */
  readonly pkgNumber: number;
  readonly endPackage: () => void;
  readonly start: (files: readonly File[]) => Promise<void>;
  readonly dismiss: () => void;
};

export const useImport = (onImported: () => Promise<void>): Importing => {
  const bridge = useBridge();
  const [run, setRun] = useState<ImportRun | null>(null);
  const [packages, setPackages] = useState<readonly File[]>([]);

  const take = useCallback(
    async (file: File): Promise<Imported['result']> => {
      if (file.size > MAX_IMPORT_BYTES) {
        return failure('too-large', `This file has ${formatBytes(file.size)}.`, {
          kept: 'Nothing was imported.',
          next: `A report to import may have at most ${formatBytes(MAX_IMPORT_BYTES)}.`,
        });
      }
      try {
        return await bridge.invoke('library.import', {
          fileName: file.name,
          bytes: await fileToBase64(file),
        });
      } catch {
        return failure('unreadable-input', 'This file could not be read.', {
          kept: 'Nothing was imported.',
          next: 'Check that it is a file, not a folder, and that you may read it.',
        });
      }
    },
    [bridge],
  );

  const start = useCallback(
    async (all: readonly File[]) => {
      const kinds = await Promise.all(all.map(isPackage));
      setPackages((waiting) => [...waiting, ...all.filter((_, index) => kinds[index])]);
      const files = all.filter((_, index) => !kinds[index]);
      if (files.length === 0) return;
      const done: Imported[] = [];
      for (const file of files) {
        setRun({ done: [...done], current: file.name });
        // One at a time, so that the results stand in the order of the files.
        done.push({ fileName: file.name, result: await take(file) });
      }
      setRun({ done, current: '' });
      await onImported();
    },
    [take, onImported],
  );

  const dismiss = useCallback(() => setRun(null), []);
  const [pkgNumber, setPkgNumber] = useState(0);
  const endPackage = useCallback(() => {
    setPackages((waiting) => waiting.slice(1));
    setPkgNumber((number) => number + 1);
  }, []);
  const pkg = run === null ? (packages[0] ?? null) : null;
  return { run, pkg, pkgNumber, start, dismiss, endPackage };
};
