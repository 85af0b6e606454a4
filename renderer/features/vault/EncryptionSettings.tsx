import { useEffect, useRef, useState, type JSX } from 'react';
import type { ConversionReport, VaultStatus } from '../../../shared/contract/vault.ts';
import { useBridge } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { count } from '../../ui/format/amount.ts';
import { FailureNotice, Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { ChangePassphraseDialog, DecryptDialog, RecoveryKeyDialog } from './dialogs.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { type Outcome, useVault } from './vault-context.tsx';
import './vault.css';

const idleChoices = [
  { value: '5', label: 'After 5 minutes' },
  { value: '15', label: 'After 15 minutes' },
  { value: '30', label: 'After 30 minutes' },
  { value: '60', label: 'After an hour' },
  { value: 'never', label: 'Never by itself' },
] as const;

const TurnOn = (): JSX.Element => {
  const { encrypt, outcome } = useVault();
  const [isOpen, setOpen] = useState(false);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const failure = outcome?.result.ok === false ? outcome.result.error : null;
  const start = async (): Promise<void> => {
    if (passphrase === null || isBusy) return;
    setBusy(true);
    await encrypt(passphrase);
    setBusy(false);
  };
  return (
    <>
      <p className="encryption__words">
        A passphrase protects reports, histories and attachments on a stolen disk or a copied folder. It does
        not protect exports, earlier copies of the files, or the window while the library is unlocked.
      </p>
      {failure ? <FailureNotice failure={failure} /> : null}
      {isOpen ? (
        <div className="encryption__form">
          <NewPassphrase onChange={setPassphrase} takesFocus />
          <Notice tone="warning" title="A lost passphrase means lost reports.">
            <p>Nobody can open the library without it, unless you print a recovery key afterwards.</p>
          </Notice>
          <div className="vault__actions">
            <Button
              variant="primary"
              isDisabled={passphrase === null}
              isPending={isBusy}
              onPress={() => void start()}
            >
              Encrypt the library
            </Button>
            <Button variant="quiet" onPress={() => setOpen(false)}>
              Cancel
            </Button>
          </div>
        </div>
      ) : (
        <div className="vault__actions">
          <Button onPress={() => setOpen(true)}>Turn on encryption…</Button>
        </div>
      )}
    </>
  );
};

const remarksOf = ({ unreadable, unknown }: ConversionReport): { path: string; message: string }[] => [
  ...unreadable,
  ...unknown.map((path) => ({ path, message: 'It is none of Debrief’s files and stays readable.' })),
];

const Backups = ({ names }: { readonly names: readonly string[] }): JSX.Element | null => {
  const bridge = useBridge();
  const [left, setLeft] = useState(names);
  if (left.length === 0) return null;
  const remove = async (): Promise<void> => {
    const removed = await bridge.invoke('vault.removePlainBackups', { names: [...left] });
    if (removed.ok) setLeft(left.filter((name) => !removed.value.removed.includes(name)));
  };
  return (
    <Notice
      tone="warning"
      title={`${count(left.length, 'backup')} of before can be read without the passphrase.`}
      action={
        <Button size="small" variant="danger" onPress={() => void remove()}>
          Delete these backups
        </Button>
      }
    >
      <p>{left.join(', ')}</p>
    </Notice>
  );
};

const OutcomeNotice = ({ outcome }: { readonly outcome: Outcome }): JSX.Element | null => {
  const { dismissOutcome } = useVault();
  const place = useRef<HTMLDivElement>(null);
  // The progress had the whole window; what came of it must not be out of sight after it.
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for the end of the effect.
    place.current?.scrollIntoView({ block: 'center' });
  }, []);
  if (!outcome.result.ok) return null;
  const { changed } = outcome.result.value;
  const remarks = remarksOf(outcome.result.value);
  const done = outcome.to === 'encrypted' ? 'encrypted' : 'decrypted';
  return (
    <div className="encryption__form" ref={place}>
      <Notice
        tone={remarks.length > 0 ? 'warning' : 'ok'}
        title={
          changed === 0 ? `The library is ${done}.` : `The library is ${done}: ${count(changed, 'file')}.`
        }
        announce
        action={
          <Button size="small" variant="quiet" onPress={dismissOutcome}>
            Dismiss
          </Button>
        }
      >
        {outcome.to === 'encrypted' ? <p>Print a recovery key now, while you know the passphrase.</p> : null}
        {remarks.length === 0 ? null : (
          <ul className="ui-notice__problems">
            {remarks.map(({ path, message }) => (
              <li key={path}>
                <code>{path}</code>: {message}
              </li>
            ))}
          </ul>
        )}
      </Notice>
      <Backups names={outcome.result.value.plainBackups} />
    </div>
  );
};

const LockSettingsFields = ({ status }: { readonly status: VaultStatus }): JSX.Element => {
  const bridge = useBridge();
  const { refresh } = useVault();
  const { settings } = status;
  const save = async (patch: Partial<VaultStatus['settings']>): Promise<void> => {
    await bridge.invoke('vault.settings', { ...settings, ...patch });
    await refresh();
  };
  const chosen = settings.idleMinutes === null ? 'never' : String(settings.idleMinutes);
  const isListed = idleChoices.some(({ value }) => value === chosen);
  return (
    <>
      <Select
        label="Lock by itself"
        description="When nobody works in this window."
        value={isListed ? chosen : ''}
        options={
          isListed ? idleChoices : [...idleChoices, { value: chosen, label: `After ${chosen} minutes` }]
        }
        onChange={(value) => {
          if (value !== '') void save({ idleMinutes: value === 'never' ? null : Number(value) });
        }}
      />
      {status.hasKeychain ? (
        <Checkbox
          label="Let the system’s keychain hold the key until the library is locked or Debrief ends"
          isSelected={settings.keepForSession}
          onChange={(keepForSession) => void save({ keepForSession })}
        />
      ) : null}
    </>
  );
};

const TurnedOn = ({ status }: { readonly status: VaultStatus }): JSX.Element => {
  const { lock } = useVault();
  const [dialog, setDialog] = useState<'passphrase' | 'recovery' | 'off' | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
      <p className="encryption__words">
        Reports, histories and attachments are encrypted. Exports are not, nor is this window while the
        library is unlocked.
      </p>
      {status.hasRecoveryKey ? null : (
        <Notice tone="warning" title="There is no recovery key.">
          <p>If the passphrase is lost, so are the reports.</p>
        </Notice>
      )}
      <div className="vault__actions">
        <Button variant="primary" onPress={() => void lock()}>
          Lock now
        </Button>
        <Button onPress={() => setDialog('passphrase')}>Change passphrase…</Button>
        <Button icon="print" onPress={() => setDialog('recovery')}>
          {status.hasRecoveryKey ? 'New recovery key…' : 'Print a recovery key…'}
        </Button>
      </div>
      <LockSettingsFields status={status} />
      <div className="vault__actions">
        <Button variant="quiet" onPress={() => setDialog('off')}>
          Turn off encryption…
        </Button>
      </div>
      {dialog === 'passphrase' ? <ChangePassphraseDialog onClose={close} /> : null}
      {dialog === 'recovery' ? <RecoveryKeyDialog onClose={close} /> : null}
      {dialog === 'off' ? <DecryptDialog onClose={close} /> : null}
    </>
  );
};

/** Encryption of the library: turned on and off, its passphrase, its recovery key, when it locks. */
export const EncryptionSettings = (): JSX.Element | null => {
  const { status, outcome } = useVault();
  if (status === null) return null;
  return (
    <div className="encryption">
      {outcome ? <OutcomeNotice key={outcome.to} outcome={outcome} /> : null}
      {status.state === 'plain' ? <TurnOn /> : <TurnedOn status={status} />}
    </div>
  );
};
