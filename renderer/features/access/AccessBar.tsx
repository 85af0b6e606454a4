/** Why the report is read-only, and the way to edit it. */
import { type JSX, useState } from 'react';
import type { Access } from '../../../shared/contract/access.ts';
import type { Result } from '../../../shared/contract/result.ts';
import { SCHEMA_VERSION } from '../../../shared/report/schema.ts';
import { useAccess, useSaveState, useSession } from '../../store/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { count } from '../../ui/format/amount.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { useToasts } from '../../ui/toast/toasts.tsx';
import { useCopyDownload, useKeepAsCopy } from '../report/use-own-version.ts';
import { heldWords, holderName, omittedNames } from './access-words.ts';
import './access.css';

type BarProps = {
  readonly icon: IconName;
  readonly tone?: 'calm' | 'warning';
  readonly title: string;
  readonly children?: JSX.Element | string;
  readonly actions?: JSX.Element;
};

const Bar = ({ icon, tone = 'calm', title, children, actions }: BarProps): JSX.Element => (
  <section className={`access-bar access-bar--${tone}`} aria-label="Read-only">
    <Icon name={icon} />
    {/* Announced when it appears and when it changes: the person did nothing to bring it about. */}
    <output className="access-bar__words">
      <strong>{title}</strong> {children}
    </output>
    {actions === undefined ? null : <div className="access-bar__actions">{actions}</div>}
  </section>
);

/** Runs one attempt at a time to become the window that edits; says why where it fails. */
const useAttempt = (): {
  readonly isBusy: boolean;
  readonly run: (attempt: () => Promise<Result<null>>) => void;
} => {
  const toasts = useToasts();
  const [isBusy, setBusy] = useState(false);
  const run = (attempt: () => Promise<Result<null>>): void => {
    const attemptOnce = async (): Promise<void> => {
      setBusy(true);
      const result = await attempt();
      setBusy(false);
      if (!result.ok) toasts.show({ title: result.error.message, detail: result.error.next, tone: 'error' });
    };
    void attemptOnce();
  };
  return { isBusy, run };
};

const OwnVersion = (): JSX.Element => {
  const downloadCopy = useCopyDownload();
  const keepAsCopy = useKeepAsCopy();
  return (
    <>
      <Button size="small" variant="quiet" onPress={() => void keepAsCopy()}>
        Keep mine as a copy
      </Button>
      <Button size="small" variant="quiet" icon="download" onPress={downloadCopy}>
        Download mine
      </Button>
    </>
  );
};

const HeldBar = ({ access }: { readonly access: Extract<Access, { kind: 'held' }> }): JSX.Element => {
  const session = useSession();
  const isUnsaved = useSaveState().kind === 'held';
  const [isAsking, setAsking] = useState(false);
  const { isBusy, run } = useAttempt();
  const { holder } = access;
  // "Today" is judged when the bar appears.
  const [now] = useState(() => new Date());
  return (
    <>
      <Bar
        icon="lock"
        tone={isUnsaved ? 'warning' : 'calm'}
        title={heldWords(holder, now)}
        actions={
          <>
            {isUnsaved ? <OwnVersion /> : null}
            <Button size="small" isPending={isBusy} onPress={() => setAsking(true)}>
              Take over…
            </Button>
          </>
        }
      >
        {isUnsaved
          ? 'Your last edits are not saved: they are kept here as you left them, and are merged when you take over.'
          : 'You can read, export and print it as it was last saved.'}
      </Bar>
      <ConfirmDialog
        title="Take over editing?"
        isOpen={isAsking}
        confirmLabel="Take over"
        cancelLabel="Keep reading"
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          run(session.takeOver);
        }}
      >
        <p>
          {holder.isHere
            ? 'The other window becomes read-only at once.'
            : `${holderName(holder)} can no longer save; the window there becomes read-only within a few seconds.`}
        </p>
        <p>
          What was saved there is here. What is not saved yet stays in that window and can be merged later:
          nothing is lost.
        </p>
      </ConfirmDialog>
    </>
  );
};

const FreeBar = (): JSX.Element => {
  const session = useSession();
  const isUnsaved = useSaveState().kind === 'held';
  const { isBusy, run } = useAttempt();
  return (
    <Bar
      icon="lock"
      title="Nobody is editing this report any more."
      actions={
        <Button size="small" variant="primary" isPending={isBusy} onPress={() => run(session.editNow)}>
          Edit now
        </Button>
      }
    >
      {isUnsaved ? 'Your unsaved edits are merged with what was saved meanwhile.' : ''}
    </Bar>
  );
};

const UnwritableBar = ({
  access,
}: {
  readonly access: Extract<Access, { kind: 'unwritable' }>;
}): JSX.Element => {
  const session = useSession();
  const { isBusy, run } = useAttempt();
  return (
    <Bar
      icon="warning"
      tone="warning"
      title={access.reason}
      actions={
        <Button size="small" isPending={isBusy} onPress={() => run(session.editNow)}>
          Try again
        </Button>
      }
    >
      {`${access.next} Until then the report is open read-only.`}
    </Bar>
  );
};

const NewerBar = ({ access }: { readonly access: Extract<Access, { kind: 'newer' }> }): JSX.Element => {
  const names = omittedNames(access);
  return (
    <Bar icon="lock" title="This report was written by a newer version of Debrief.">
      <>
        Its format is {access.version}; this version writes {SCHEMA_VERSION}. It is shown as far as it is
        understood, and nothing in it is changed.
        {names.length === 0 ? null : (
          <details className="access-bar__omitted">
            <summary>{count(names.length, 'part')} not shown</summary>
            <ul>
              {names.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </details>
        )}
      </>
    </Bar>
  );
};

export const AccessBar = (): JSX.Element | null => {
  const access = useAccess();
  switch (access.kind) {
    case 'edit':
      return null;
    case 'held':
      return <HeldBar access={access} />;
    case 'free':
      return <FreeBar />;
    case 'unwritable':
      return <UnwritableBar access={access} />;
    case 'newer':
      return <NewerBar access={access} />;
  }
};
