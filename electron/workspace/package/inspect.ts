/** Says what is in a package and what importing it would do; stores nothing. */
import type { ImportPlanView, PackageView } from '../../../shared/contract/package.ts';
import { type Result, success } from '../../../shared/contract/result.ts';
import { type Look, lookAt } from '../../package-file/into-library/look.ts';
import type { ImportPlan } from '../../package-file/plan/plan.ts';
import { type OpenPackage, openPackage } from '../../package-file/read.ts';
import type { Context, Handler } from '../handler.ts';

const entriesOf = (plan: ImportPlan): number => {
  switch (plan.kind) {
    case 'ahead':
      return plan.entries.length;
    case 'behind':
      return plan.by;
    case 'diverged':
    case 'unrelated':
      return plan.brought.length;
    default:
      return 0;
  }
};

const planView = ({ plan, merge, base }: Look): ImportPlanView => {
  const conflicts = merge?.conflicts ?? [];
  return {
    kind: plan.kind,
    entries: entriesOf(plan),
    base,
    conflicts,
    taken: merge?.taken.length ?? 0,
    merged: merge && conflicts.length > 0 ? merge.merged : null,
  };
};

const obstacleView = (
  look: Result<Look>,
  isInTrash: boolean,
): Pick<PackageView, 'plan' | 'obstacle' | 'isInTrash'> =>
  look.ok
    ? { plan: planView(look.value), obstacle: null, isInTrash }
    : { plan: null, obstacle: look.error, isInTrash };

const viewOf = async (
  { library }: Context,
  pkg: OpenPackage,
  fileName: string,
  size: number,
): Promise<PackageView> => {
  const { manifest, manifestSha256, stored, entries, attachments, faults, isEncrypted } = pkg;
  const standing = await library.standing(stored.report.id);
  const look = standing.ok ? lookAt(pkg, standing.value) : standing;
  return {
    fileName,
    size,
    isEncrypted,
    id: stored.report.id,
    incidentId: manifest.report.incidentId,
    title: manifest.report.title,
    author: manifest.by.author,
    app: manifest.by.app,
    created: manifest.created,
    savedAt: stored.savedAt,
    entries: entries.length,
    attachments: attachments.length,
    attachmentBytes: attachments.reduce((sum, attachment) => sum + attachment.size, 0),
    missing: manifest.missing.length,
    faults: faults.map(({ message }) => message),
    manifestSha256,
    ...obstacleView(look, standing.ok && standing.value.kind === 'in-trash'),
  };
};

export const inspectPackage: Handler<'package.inspect'> = (context, { job, upload, passphrase }) => {
  const { host, exports, transfer } = context;
  return exports.run(job, async (signal) => {
    const found = await transfer.uploads.find(upload);
    if (!found.ok) return found;
    const uploaded = found.value;
    if (uploaded.opened === null) {
      const opened = await openPackage(uploaded.source, {
        passphrase: passphrase ?? null,
        signal,
        onProgress: (step, fraction) => host.emit('export.progress', { job, step, fraction }),
      });
      if (!opened.ok) {
        // Nothing is wrong with the package itself.
        if (!['passphrase-needed', 'wrong-passphrase', 'cancelled'].includes(opened.error.code))
          await transfer.uploads.forget(upload);
        return opened;
      }
      uploaded.opened = opened.value;
    }
    return success(await viewOf(context, uploaded.opened, uploaded.fileName, uploaded.source.size));
  });
};
