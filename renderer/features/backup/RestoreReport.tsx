import { useEffect, useState, type JSX } from 'react';
import type { BackedUpReport, BackupRef } from '../../../shared/contract/backup.ts';
import type { Output } from '../../../shared/contract/channels.ts';
import type { Failure, Result } from '../../../shared/contract/result.ts';
import { useBridge } from '../../app/context.tsx';
import { navigate } from '../../app/route.ts';
import { Button } from '../../ui/Button.tsx';
import { count } from '../../ui/format/amount.ts';
import { localWhen } from '../../ui/format/when.ts';
import { FailureNotice, Notice } from '../../ui/Notice.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { TextField } from '../../ui/TextField.tsx';

type Found = Output<'backup.reports'>;
type Restored = Output<'backup.restoreReport'>;

/** Milliseconds without a keystroke before a backup is searched. */
const PAUSE = 250;

const nameOf = ({ incidentId, title }: BackedUpReport): string =>
  [incidentId, title].filter((part) => part !== '').join(' · ') || 'Untitled report';

const outcomes: Readonly<Record<Restored['outcome'], string>> = {
  added: 'It was not in the library and is now.',
  'set-back': 'Its state before this stays in its history.',
  same: 'The library had this state already.',
};

const Done = ({
  report,
  restored,
}: {
  readonly report: BackedUpReport;
  readonly restored: Restored;
}): JSX.Element => (
  <Notice
    tone="ok"
    title={`Put back: ${nameOf(report)}`}
    announce
    action={
      <Button size="small" onPress={() => navigate({ screen: 'report', id: report.id })}>
        Open report
      </Button>
    }
  >
    <p>{outcomes[restored.outcome]}</p>
    {restored.missing.length === 0 ? null : (
      <p>Attachments that are in neither: {restored.missing.join(', ')}.</p>
    )}
  </Notice>
);

/** Finds a report in a backup and puts it back. */
export const RestoreReport = ({ source }: { readonly source: BackupRef }): JSX.Element => {
  const bridge = useBridge();
  const [now] = useState(() => new Date());
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Result<Found> | null>(null);
  const [busy, setBusy] = useState('');
  const [done, setDone] = useState<{ readonly report: BackedUpReport; readonly restored: Restored } | null>(
    null,
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const { name, folder } = source;

  useEffect(() => {
    let isCurrent = true;
    const backup = folder === undefined ? { name } : { name, folder };
    const search = async (): Promise<void> => {
      const reports = await bridge.invoke('backup.reports', { backup, query });
      if (isCurrent) setFound(reports);
    };
    const timer = window.setTimeout(() => void search(), query === '' ? 0 : PAUSE);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [bridge, name, folder, query]);

  const restore = async (report: BackedUpReport): Promise<void> => {
    setBusy(report.id);
    const restored = await bridge.invoke('backup.restoreReport', { backup: source, id: report.id });
    setBusy('');
    setDone(restored.ok ? { report, restored: restored.value } : null);
    setFailure(restored.ok ? null : restored.error);
  };

  return (
    <>
      <TextField label="Title or incident ID" value={query} takesFocus onChange={setQuery} />
      {done ? <Done {...done} /> : null}
      {failure ? <FailureNotice failure={failure} /> : null}
      {found === null ? <Spinner label="Reading the backup…" /> : null}
      {found?.ok === false ? <FailureNotice failure={found.error} /> : null}
      {found?.ok === true ? (
        <>
          <ul className="backup__list backup__list--reports" aria-label="Reports in the backup">
            {found.value.reports.map((report) => (
              <li key={report.id} className="backup__item">
                <div className="backup__words">
                  <span className="backup__when">{nameOf(report)}</span>
                  <span className="backup__facts">Saved {localWhen(report.savedAt, now)}</span>
                </div>
                <Button
                  size="small"
                  aria-label={`Put back ${nameOf(report)}`}
                  isDisabled={busy !== ''}
                  isPending={busy === report.id}
                  onPress={() => void restore(report)}
                >
                  Put back
                </Button>
              </li>
            ))}
          </ul>
          {found.value.reports.length === 0 ? <p className="backup__hint">No report in it matches.</p> : null}
          {found.value.hasMore ? (
            <p className="backup__hint">There are more: type a part of a title.</p>
          ) : null}
          {found.value.unreadable > 0 ? (
            <p className="backup__hint">{count(found.value.unreadable, 'report')} in it cannot be read.</p>
          ) : null}
        </>
      ) : null}
    </>
  );
};
