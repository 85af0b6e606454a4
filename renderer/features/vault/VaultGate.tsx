import { useEffect, type JSX, type ReactNode } from 'react';
import { Brand, Header } from '../../app/Header.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';
import { ConversionScreen } from './ConversionScreen.tsx';
import { UnlockScreen } from './UnlockScreen.tsx';
import { useVault } from './vault-context.tsx';
import './vault.css';

const Unusable = (): JSX.Element => {
  const { status, refresh } = useVault();
  return (
    <main className="vault">
      <section className="vault__sheet">
        <h1>The library cannot be opened</h1>
        {status?.failure ? <FailureNotice failure={status.failure} /> : null}
        <div className="vault__actions">
          <Button variant="primary" onPress={() => void refresh()}>
            Try again
          </Button>
        </div>
      </section>
    </main>
  );
};

const Closed = ({ children }: { readonly children: ReactNode }): JSX.Element => {
  useEffect(() => {
    document.title = 'Debrief';
  }, []);
  return (
    <>
      <Header>
        <Brand />
      </Header>
      {children}
    </>
  );
};

/** Shows the screen where the library is open. Where it is not, nothing of the screen is left in the page. */
export const VaultGate = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { status, failure } = useVault();
  if (status === null) return failure === null ? null : children;
  switch (status.state) {
    case 'plain':
    case 'unlocked':
      return children;
    case 'locked':
      return (
        <Closed>
          <UnlockScreen status={status} />
        </Closed>
      );
    case 'converting':
    case 'unfinished':
      return (
        <Closed>
          <ConversionScreen status={status} />
        </Closed>
      );
    case 'unusable':
      return (
        <Closed>
          <Unusable />
        </Closed>
      );
  }
};
