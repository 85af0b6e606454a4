import { useState, type JSX } from 'react';
import type { Secret } from '../../../shared/contract/vault.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';

type CurrentSecretProps = {
  readonly hasRecoveryKey: boolean;
  /** Null while nothing is typed. */
  readonly onChange: (secret: Secret | null) => void;
  readonly onEnter?: () => void;
  readonly error?: string | undefined;
};

/** Asks again for what opens the library, before something that matters more than reading. */
export const CurrentSecret = ({
  hasRecoveryKey,
  onChange,
  onEnter,
  error,
}: CurrentSecretProps): JSX.Element => {
  const [byRecoveryKey, setByRecoveryKey] = useState(false);
  const [typed, setTyped] = useState('');
  const change = (text: string, isRecoveryKey = byRecoveryKey): void => {
    setTyped(text);
    if (text === '') onChange(null);
    else onChange(isRecoveryKey ? { recoveryKey: text } : { passphrase: text });
  };
  return (
    <>
      <PassphraseField
        key={byRecoveryKey ? 'recovery' : 'passphrase'}
        label={byRecoveryKey ? 'Recovery key' : 'Current passphrase'}
        value={typed}
        onChange={(text) => change(text)}
        onEnter={onEnter}
        isShown={byRecoveryKey}
        takesFocus
        error={error}
      />
      {hasRecoveryKey ? (
        <LinkButton
          onPress={() => {
            setByRecoveryKey(!byRecoveryKey);
            change('', !byRecoveryKey);
          }}
        >
          {byRecoveryKey ? 'Use the passphrase instead' : 'Use the recovery key instead'}
        </LinkButton>
      ) : null}
    </>
  );
};
