/** Exports the saved report: asks where to, renders in an export process, and writes only when all is rendered. */
import { join } from 'node:path';
import type { ExportedFile } from '../../../shared/contract/channels.ts';
import { type Result, success } from '../../../shared/contract/result.ts';
import { cancelled } from '../../export/run/failures.ts';
import { endings, exportBaseName, numbered } from '../../export/run/file-names.ts';
import type { RenderedFile } from '../../export/run/messages.ts';
import { gatherRequest } from '../../export/run/request.ts';
import { anyTaken, writeTogether } from '../../export/run/write-files.ts';
import { printedHistory } from '../../library/history/printed.ts';
import { sha256Hex } from '../../library/record-hash.ts';
import { bytesSource } from '../../package-file/source.ts';
import { fileFailure } from '../../library/write-failure.ts';
import type { Context, Handler } from '../handler.ts';

type Named = RenderedFile & { readonly fileName: string; readonly location: string };

/** The first number under which none of the names is taken, so that files of one export keep one name. */
const freeNames = async (
  { exports }: Context,
  folder: string,
  files: readonly RenderedFile[],
  base: string,
): Promise<Named[]> => {
  const withNumber = (number: number): Named[] =>
    files.map((file) => {
      const fileName = numbered(base, endings[file.format], number);
      return { ...file, fileName, location: join(folder, fileName) };
    });
  let number = 1;
  const names = () => withNumber(number).map(({ fileName }) => fileName);
  while (await anyTaken(exports.fs, folder, names())) number += 1;
  return withNumber(number);
};

const writeToFolder = async (
  context: Context,
  folder: string,
  files: readonly RenderedFile[],
  base: string,
): Promise<Result<Named[]>> => {
  try {
    const named = await freeNames(context, folder, files, base);
    await writeTogether(
      context.exports.fs,
      named.map(({ location, bytes }) => ({ path: location, bytes })),
      () => context.host.newId(),
    );
    return success(named);
  } catch (error) {
    return fileFailure(
      'could-not-write',
      'The export could not be written',
      error,
      'The report is unchanged, and no file was written.',
    );
  }
};

export const keepForDownload = (files: readonly RenderedFile[], base: string): Named[] =>
  files.map((file) => ({ ...file, fileName: numbered(base, endings[file.format], 1), location: '' }));

/** Keeps a file at hand and says what it is. */
export const announce = (
  { exports }: Context,
  { format, fileName, location, bytes, pages }: Named,
): ExportedFile => ({
  format,
  fileName,
  size: bytes.byteLength,
  sha256: sha256Hex(bytes),
  pages,
  location,
  handle: exports.finished.keep({
    fileName,
    format,
    location,
    ...(location === ''
      ? { content: bytesSource(bytes), held: bytes.byteLength }
      : { content: null, held: 0 }),
  }),
});

export const runExport: Handler<'export.run'> = (
  context,
  { job, id, formats, paper, archive = false, history = false },
) => {
  const { host, library, exports } = context;
  return exports.run(job, async (signal) => {
    const stored = await library.read(id);
    if (!stored.ok) return stored;
    const { report, sha256, savedAt } = stored.value;
    const journal = history ? await library.history(id) : null;
    if (journal?.ok === false) return journal;
    const folder = host.delivery.kind === 'folder' ? await host.delivery.choose() : null;
    if (signal.aborted || (host.delivery.kind === 'folder' && folder === null)) return cancelled;

    const { request, warnings } = await gatherRequest({
      report,
      sha256,
      formats,
      paper,
      archive,
      history: journal ? printedHistory(journal.value) : undefined,
      settings: host.preferences.read(),
      attachments: library.attachments,
      recordedAt: new Date(savedAt),
      resourcesFolder: host.resourcesFolder,
    });
    const rendered = await exports.pool.run(request, {
      timeLimit: exports.timeLimit,
      signal,
      onProgress: (step, fraction) => host.emit('export.progress', { job, step, fraction }),
    });
    if (!rendered.ok) return rendered;
    const base = exportBaseName(report);
    const files =
      folder === null
        ? success(keepForDownload(rendered.value, base))
        : await writeToFolder(context, folder, rendered.value, base);
    if (!files.ok) return files;
    return success({
      files: files.value.map((file) => announce(context, file)),
      warnings: [...warnings, ...files.value.flatMap((file) => file.warnings)],
    });
  });
};
