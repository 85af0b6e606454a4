/** Writes the saved report as a package: into a folder of the person's, or kept for its download. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Result, success } from '../../../shared/contract/result.ts';
import { cancelled } from '../../export/run/failures.ts';
import { endings, exportBaseName, numbered } from '../../export/run/file-names.ts';
import { anyTaken } from '../../export/run/write-files.ts';
import { fileFailure } from '../../library/write-failure.ts';
import { packageContent } from '../../package-file/from-library.ts';
import {
  type PackageContent,
  type WriteOptions,
  writePackage,
  writePackageTo,
  type WrittenPackage,
} from '../../package-file/write.ts';
import type { Context, Handler } from '../handler.ts';
import type { Spool } from '../transfer/spool.ts';

type Placed = WrittenPackage & {
  readonly fileName: string;
  readonly location: string;
  readonly handle: string;
};

const intoFolder = async (
  { host, exports }: Context,
  folder: string,
  content: PackageContent,
  options: WriteOptions,
): Promise<Result<Placed>> => {
  const { fs, finished } = exports;
  const base = exportBaseName(content.stored.report);
  let number = 1;
  const name = (): string => numbered(base, endings.package, number);
  try {
    while (await anyTaken(fs, folder, [name()])) number += 1;
  } catch (error) {
    return fileFailure(
      'could-not-write',
      'The package could not be written',
      error,
      'The report is unchanged.',
    );
  }
  const fileName = name();
  const location = join(folder, fileName);
  const written = await writePackage(fs, location, () => host.newId(), content, options);
  if (!written.ok) return written;
  const handle = finished.keep({ fileName, format: 'package', content: null, held: 0, location });
  return success({ ...written.value, fileName, location, handle });
};

const collect = async (spool: Spool, pieces: AsyncIterable<Uint8Array>): Promise<void> => {
  for await (const piece of pieces) await spool.append(piece);
};

const forDownload = async (
  { exports, transfer }: Context,
  content: PackageContent,
  options: WriteOptions,
): Promise<Result<Placed>> => {
  const spool = transfer.newSpool();
  const written = await writePackageTo((pieces) => collect(spool, pieces), content, options);
  if (!written.ok) {
    await spool.discard();
    return written;
  }
  const fileName = numbered(exportBaseName(content.stored.report), endings.package, 1);
  const handle = exports.finished.keep({
    fileName,
    format: 'package',
    content: await spool.seal(),
    held: spool.held,
    location: '',
    discard: () => spool.discard(),
  });
  return success({ ...written.value, fileName, location: '', handle });
};

export const exportPackage: Handler<'package.export'> = (context, { job, id, passphrase }) => {
  const { host, library, exports } = context;
  return exports.run(job, async (signal) => {
    const content = await packageContent(library, id);
    if (!content.ok) return content;
    const folder = host.delivery.kind === 'folder' ? await host.delivery.choose() : null;
    if (signal.aborted || (host.delivery.kind === 'folder' && folder === null)) return cancelled;
    const options: WriteOptions = {
      created: host.now(),
      author: host.preferences.read().author,
      app: host.version,
      encryption: passphrase === undefined ? null : { passphrase, randomBytes },
      signal,
      onProgress: (step, fraction) => host.emit('export.progress', { job, step, fraction }),
    };
    const placed =
      folder === null
        ? await forDownload(context, content.value, options)
        : await intoFolder(context, folder, content.value, options);
    if (!placed.ok) return placed;
    const { fileName, location, handle, size, sha256, missing } = placed.value;
    return success({
      file: { format: 'package', fileName, size, sha256, pages: null, location, handle },
      missing: [...missing],
    });
  });
};
