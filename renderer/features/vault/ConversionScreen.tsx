import { useState, type JSX } from 'react';
import type { VaultStatus } from '../../../shared/contract/vault.ts';
import { useBridge } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useVault } from './vault-context.tsx';

const titles = {
  encrypted: 'Encrypting the library',
  plain: 'Decrypting the library',
} as const;

const Running = ({ to }: { readonly to: 'encrypted' | 'plain' }): JSX.Element => {
  const { progress } = useVault();
  const bridge = useBridge();
  const [isStopping, setStopping] = useState(false);
  const fraction = progress && progress.total > 0 ? progress.done / progress.total : 0;
  return (
    <>
      <p className="vault__lead">
        Each file is written anew and checked. It may be stopped at any time and gone on with later.
      </p>
      <ProgressBar
        label={progress ? `File ${progress.done} of ${progress.total}` : 'Beginning…'}
        fraction={fraction}
      />
      <div className="vault__actions">
        <Button
          isPending={isStopping}
          onPress={() => {
            setStopping(true);
            void bridge.invoke('vault.cancel', {});
          }}
        >
          Stop
        </Button>
        <span className="ui-visually-hidden">{titles[to]}</span>
      </div>
    </>
  );
};

const Unfinished = ({ to }: { readonly to: 'encrypted' | 'plain' }): JSX.Element => {
  const { goOn, decrypt, outcome } = useVault();
  const [passphrase, setPassphrase] = useState('');
  const failure = outcome?.result.ok === false ? outcome.result.error : null;
  const word = to === 'encrypted' ? 'encrypted' : 'decrypted';
  return (
    <>
      <p className="vault__lead">
        The library is only partly {word}. Nothing is lost: every file is whole. The reports can be used again
        once this is finished.
      </p>
      {failure && failure.code !== 'cancelled' ? <FailureNotice failure={failure} /> : null}
      <div className="vault__actions">
        <Button variant="primary" onPress={() => void goOn(to)}>
          {to === 'encrypted' ? 'Go on encrypting' : 'Go on decrypting'}
        </Button>
      </div>
      {to === 'encrypted' ? (
        <div className="vault__or">
          <PassphraseField
            label="Passphrase"
            description="Or leave the library unencrypted, as it was before."
            value={passphrase}
            onChange={setPassphrase}
          />
          <Button isDisabled={passphrase === ''} onPress={() => void decrypt({ passphrase })}>
            Decrypt instead
          </Button>
        </div>
      ) : null}
    </>
  );
};

/** A library that is being converted, or was left half-way. */
export const ConversionScreen = ({ status }: { readonly status: VaultStatus }): JSX.Element => {
  const to = status.converting ?? 'encrypted';
  return (
    <main className="vault">
      <section className="vault__sheet">
        <h1>{titles[to]}</h1>
        {status.state === 'converting' ? <Running to={to} /> : <Unfinished to={to} />}
      </section>
    </main>
  );
};
