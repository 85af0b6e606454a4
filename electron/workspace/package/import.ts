import { failure, success } from '../../../shared/contract/result.ts';
import { importPackage } from '../../package-file/into-library/take.ts';
import type { Handler } from '../handler.ts';

/** Imports a package that was inspected, where nobody else edits its report. */
export const importIntoLibrary: Handler<'package.import'> = (
  { host, library, desk, exports, transfer },
  { job, upload, base, choices = {}, window },
) =>
  exports.run(job, async (signal) => {
    const found = await transfer.uploads.find(upload);
    if (!found.ok) return found;
    const pkg = found.value.opened;
    if (pkg === null) {
      return failure('bad-request', 'A package has to be looked at before it is imported.', {
        kept: 'Nothing was stored.',
      });
    }
    const { id } = pkg.stored.report;
    const outcome = await desk.alone(id, window ?? null, () =>
      importPackage(
        library,
        pkg,
        { base, choices },
        { signal, onProgress: (step, fraction) => host.emit('export.progress', { job, step, fraction }) },
      ),
    );
    if (!outcome.ok) return outcome;
    await transfer.uploads.forget(upload);
    return success({ id, outcome: outcome.value });
  });
