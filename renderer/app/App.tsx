import { useEffect, useRef, type JSX } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { LibraryScreen } from '../features/library/LibraryScreen.tsx';
import { ReportScreen } from '../features/report/ReportScreen.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { useVault, VaultProvider } from '../features/vault/vault-context.tsx';
import { VaultGate } from '../features/vault/VaultGate.tsx';
import { ToastProvider } from '../ui/toast/toasts.tsx';
import { HostProvider, useSettings } from './context.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useMenuNavigation } from './menu.ts';
import { toHash, useRoute } from './route.ts';
import { useTheme } from './theme.ts';
import './frame.css';

const Screen = (): JSX.Element => {
  const route = useRoute();
  switch (route.screen) {
    case 'library':
    case 'import':
      return <LibraryScreen asksForFile={route.screen === 'import'} />;
    case 'settings':
      return <SettingsScreen />;
    case 'report':
      return <ReportScreen id={route.id} />;
  }
};

const Frame = (): JSX.Element => {
  const { settings } = useSettings();
  const { status } = useVault();
  const route = useRoute();
  // Asking for a file to import is the library still: it must not start anew.
  const address = toHash(route.screen === 'import' ? { screen: 'library' } : route);
  useTheme(settings.theme);
  useMenuNavigation();

  /** On a change of screen the focus starts at its beginning, instead of falling back to the page. */
  const frame = useRef<HTMLDivElement>(null);
  const screen = `${status?.state ?? ''} ${address}`;
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    if (!frame.current?.contains(document.activeElement)) frame.current?.focus();
  }, [screen]);

  return (
    <div className="app" ref={frame} tabIndex={-1}>
      <VaultGate>
        <ErrorBoundary key={address}>
          <Screen key={address} />
        </ErrorBoundary>
      </VaultGate>
    </div>
  );
};

/** The window: one screen at a time, over one bridge. */
export const App = ({ bridge }: { readonly bridge: Bridge }): JSX.Element => (
  <I18nProvider locale="en-GB">
    <HostProvider bridge={bridge}>
      <ToastProvider>
        <VaultProvider>
          <Frame />
        </VaultProvider>
      </ToastProvider>
    </HostProvider>
  </I18nProvider>
);
