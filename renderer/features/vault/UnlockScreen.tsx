import { useState, type JSX } from 'react';
import type { Failure } from '../../../shared/contract/result.ts';
import type { VaultStatus } from '../../../shared/contract/vault.ts';
import { useBridge } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice, Notice } from '../../ui/Notice.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { sessionsOf } from '../report/use-open-report.ts';
import { useVault } from './vault-context.tsx';

const reasons: Readonly<Record<NonNullable<VaultStatus['why']>, string>> = {
  start: 'The reports are encrypted. Your passphrase opens them.',
  asked: 'Your reports are encrypted, and their text is gone from this window.',
  idle: 'Nobody was working for a while, so Debrief locked the library.',
};

/** What was typed wrong stands under the field; anything else is told in full. */
const isTypingError = ({ code }: Failure): boolean =>
  code === 'wrong-passphrase' || code === 'unreadable-input';

/** Asks for the passphrase or the recovery key. The address stays, so that the same screen comes back. */
export const UnlockScreen = ({ status }: { readonly status: VaultStatus }): JSX.Element => {
  const { unlock } = useVault();
  const hasUnsaved = sessionsOf(useBridge()).hasUnsaved();
  const [byRecoveryKey, setByRecoveryKey] = useState(false);
  const [secret, setSecret] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const submit = async (): Promise<void> => {
    if (isBusy) return;
    if (secret === '') return;
    setBusy(true);
    const unlocked = await unlock(byRecoveryKey ? { recoveryKey: secret } : { passphrase: secret });
    if (unlocked.ok) return;
    setBusy(false);
    setFailure(unlocked.error);
  };
  const change = (text: string): void => {
    setSecret(text);
    setFailure(null);
  };
  const exchange = (): void => {
    setByRecoveryKey(!byRecoveryKey);
    change('');
  };
  const error = failure && isTypingError(failure) ? `${failure.message} ${failure.next}`.trim() : undefined;

  return (
    <main className="vault">
      <section className="vault__sheet">
        <h1>Library locked</h1>
        <p className="vault__lead">{reasons[status.why ?? 'start']}</p>
        {hasUnsaved ? (
          <Notice tone="warning" title="Some edits were not saved before it locked.">
            <p>They are kept in this window and saved as soon as it is unlocked. Do not close it.</p>
          </Notice>
        ) : null}
        {failure && error === undefined ? <FailureNotice failure={failure} /> : null}
        <PassphraseField
          key={byRecoveryKey ? 'recovery' : 'passphrase'}
          label={byRecoveryKey ? 'Recovery key' : 'Passphrase'}
          description={byRecoveryKey ? 'Nine groups of five characters, as printed.' : undefined}
          value={secret}
          onChange={change}
          onEnter={() => void submit()}
          isShown={byRecoveryKey}
          takesFocus
          error={error}
        />
        <div className="vault__actions">
          <Button variant="primary" isPending={isBusy} onPress={() => void submit()}>
            {isBusy ? 'Unlocking…' : 'Unlock'}
          </Button>
          {status.hasRecoveryKey ? (
            <Button variant="quiet" isDisabled={isBusy} onPress={exchange}>
              {byRecoveryKey ? 'Use passphrase' : 'Use recovery key'}
            </Button>
          ) : null}
        </div>
      </section>
    </main>
  );
};
