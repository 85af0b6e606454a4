/** The small windows of the encryption settings: each asks for what opens the library, and does one thing. */
import { useState, type JSX, type ReactNode } from 'react';
import type { Failure, Result } from '../../../shared/contract/result.ts';
import type { Secret } from '../../../shared/contract/vault.ts';
import { useBridge } from '../../app/context.tsx';
import { Button, type ButtonVariant } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';
import { useToasts } from '../../ui/toast/toasts.tsx';
import { CurrentSecret } from './CurrentSecret.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { useVault } from './vault-context.tsx';

type SecretDialogProps<T> = {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly variant?: ButtonVariant;
  readonly isReady?: boolean;
  readonly act: (current: Secret) => Promise<Result<T>>;
  readonly onDone: (value: T) => void;
  readonly onClose: () => void;
};

const SecretDialog = <T,>(props: SecretDialogProps<T>): JSX.Element => {
  const { title, children, confirm, variant = 'primary', isReady = true, act, onDone, onClose } = props;
  const { status } = useVault();
  const [current, setCurrent] = useState<Secret | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const canGo = current !== null && isReady && !isBusy;
  const go = async (): Promise<void> => {
    if (!canGo) return;
    setBusy(true);
    const result = await act(current);
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setFailure(result.error);
  };
  const isWrong = failure?.code === 'wrong-passphrase' || failure?.code === 'unreadable-input';
  return (
    <Dialog
      title={title}
      isOpen
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant={variant}
            isDisabled={!canGo && !isBusy}
            isPending={isBusy}
            onPress={() => void go()}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <div className="encryption__form">
        <CurrentSecret
          hasRecoveryKey={status?.hasRecoveryKey === true}
          onChange={(secret) => {
            setCurrent(secret);
            setFailure(null);
          }}
          onEnter={() => void go()}
          error={isWrong ? failure.message : undefined}
        />
        {children}
        {failure && !isWrong ? <FailureNotice failure={failure} /> : null}
      </div>
    </Dialog>
  );
};

type DialogProps = { readonly onClose: () => void };

export const ChangePassphraseDialog = ({ onClose }: DialogProps): JSX.Element => {
  const bridge = useBridge();
  const toasts = useToasts();
  const [next, setNext] = useState<string | null>(null);
  return (
    <SecretDialog
      title="Change passphrase"
      confirm="Change passphrase"
      isReady={next !== null}
      act={(current) => bridge.invoke('vault.changePassphrase', { current, next: next ?? '' })}
      onDone={() => {
        toasts.show({ title: 'The library has a new passphrase.', tone: 'ok' });
        onClose();
      }}
      onClose={onClose}
    >
      <NewPassphrase onChange={setNext} />
      <p className="encryption__words">
        Older copies of the library, such as backups, still open with the passphrase of their time.
      </p>
    </SecretDialog>
  );
};

export const DecryptDialog = ({ onClose }: DialogProps): JSX.Element => {
  const { decrypt } = useVault();
  return (
    <SecretDialog
      title="Turn off encryption"
      confirm="Decrypt the library"
      variant="danger"
      act={decrypt}
      onDone={onClose}
      onClose={onClose}
    >
      <p className="encryption__words">
        Every report, history and attachment is written as readable files again. Whoever gets the folder can
        then read them.
      </p>
    </SecretDialog>
  );
};

/** Three groups a line, so that no eye loses its place. */
const linesOf = (printed: string): string[] => printed.match(/(?:[^-]+-?){1,3}/g) ?? [];

type RecoverySheetProps = DialogProps & {
  readonly printed: string;
  /** YYYY-MM-DD, UTC. */
  readonly madeOn: string;
};

const RecoverySheet = ({ printed, madeOn, onClose }: RecoverySheetProps): JSX.Element => (
  <Dialog
    title="Recovery key"
    isOpen
    isDismissable={false}
    onClose={onClose}
    footer={
      <>
        <Button icon="print" variant="primary" onPress={() => window.print()}>
          Print…
        </Button>
        <Button onPress={onClose}>I have it on paper</Button>
      </>
    }
  >
    <div className="recovery-sheet">
      <p>
        This key opens the Debrief library without its passphrase. It is shown this once and kept nowhere.
        Keep the paper as you would keep the passphrase, and apart from the machine.
      </p>
      <p className="recovery-sheet__key">
        {linesOf(printed).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      <p>Made on {madeOn}. A newer recovery key makes this one useless.</p>
    </div>
  </Dialog>
);

export const RecoveryKeyDialog = ({ onClose }: DialogProps): JSX.Element => {
  const bridge = useBridge();
  const { status } = useVault();
  const [printed, setPrinted] = useState<{ readonly printed: string; readonly madeOn: string } | null>(null);
  if (printed !== null) return <RecoverySheet {...printed} onClose={onClose} />;
  return (
    <SecretDialog
      title="Recovery key"
      confirm="Show the key"
      act={(current) => bridge.invoke('vault.recoveryKey', { current })}
      onDone={(made) => setPrinted({ ...made, madeOn: new Date().toISOString().slice(0, 10) })}
      onClose={onClose}
    >
      <p className="encryption__words">
        A recovery key on paper opens the library when the passphrase is lost.
        {status?.hasRecoveryKey === true ? ' The one printed before opens it no more.' : ''}
      </p>
    </SecretDialog>
  );
};
