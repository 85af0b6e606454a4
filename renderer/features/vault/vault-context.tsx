/** How the library is protected, as every screen may know it, and what can be done about it. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type JSX,
  type ReactNode,
} from 'react';
import type { Failure, Result } from '../../../shared/contract/result.ts';
import type { ConversionReport, Secret, VaultStatus } from '../../../shared/contract/vault.ts';
import { useBridge } from '../../app/context.tsx';
import { useToasts } from '../../ui/toast/toasts.tsx';
import { sessionsOf, undoMemory } from '../report/use-open-report.ts';
import { useActivity } from './use-activity.ts';
import { useLockKey } from './use-lock-key.ts';

/** How the last conversion ended. It outlives the screen it was begun on, which gives way to the progress. */
export type Outcome = { readonly to: 'encrypted' | 'plain'; readonly result: Result<ConversionReport> };

export type Vault = {
  readonly status: VaultStatus | null;
  /** Why the host could not say; the library is then asked for as if it were plain. */
  readonly failure: Failure | null;
  /** Files done, of those there are, while the library is converted. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly outcome: Outcome | null;
  readonly refresh: () => Promise<void>;
  readonly lock: () => Promise<void>;
  readonly unlock: (secret: Secret) => Promise<Result<VaultStatus>>;
  readonly encrypt: (passphrase: string) => Promise<Result<ConversionReport>>;
  readonly decrypt: (current: Secret) => Promise<Result<ConversionReport>>;
  readonly goOn: (to: 'encrypted' | 'plain') => Promise<Result<ConversionReport>>;
  readonly dismissOutcome: () => void;
};

const VaultContext = createContext<Vault | null>(null);

export const useVault = (): Vault => {
  const vault = useContext(VaultContext);
  if (!vault) throw new Error('useVault needs a VaultProvider above it');
  return vault;
};

const isOpen = ({ state }: VaultStatus): boolean => state === 'plain' || state === 'unlocked';

export const VaultProvider = ({ children }: { readonly children: ReactNode }): JSX.Element => {
  const bridge = useBridge();
  const toasts = useToasts();
  const [status, setStatus] = useState<VaultStatus | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [progress, setProgress] = useState<Vault['progress']>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const wasOpen = useRef(false);

  const take = useCallback(
    (next: VaultStatus) => {
      undoMemory.setPrivate(next.state !== 'plain');
      if (isOpen(next)) {
        // What could not be saved while it was locked is saved now.
        if (!wasOpen.current) void sessionsOf(bridge).flushAll();
      } else {
        undoMemory.clear();
        toasts.clear();
      }
      wasOpen.current = isOpen(next);
      if (next.state !== 'converting') setProgress(null);
      setStatus(next);
      setFailure(null);
    },
    [bridge, toasts],
  );
  const refresh = useCallback(async () => {
    const read = await bridge.invoke('vault.status', {});
    if (read.ok) take(read.value);
    else setFailure(read.error);
  }, [bridge, take]);

  useEffect(() => {
    const first = setTimeout(() => void refresh(), 0);
    const stops = [
      bridge.on('vault.changed', take),
      bridge.on('vault.progress', setProgress),
      bridge.on('vault.locking', () => void sessionsOf(bridge).flushAll()),
      // Timers stand still while a machine sleeps, and an event may be missed meanwhile.
      sessionsOf(bridge).onLocked(() => void refresh()),
    ];
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') void refresh();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearTimeout(first);
      for (const stop of stops) stop();
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [bridge, refresh, take]);

  const vault = useMemo((): Vault => {
    const converting = async (
      to: Outcome['to'],
      run: () => Promise<Result<ConversionReport>>,
    ): Promise<Result<ConversionReport>> => {
      setOutcome(null);
      const result = await run();
      setOutcome({ to, result });
      await refresh();
      return result;
    };
    return {
      status,
      failure,
      progress,
      outcome,
      refresh,
      lock: async () => {
        await sessionsOf(bridge).flushAll();
        const locked = await bridge.invoke('vault.lock', {});
        if (locked.ok) take(locked.value);
      },
      unlock: async (secret) => {
        const unlocked = await bridge.invoke('vault.unlock', secret);
        if (unlocked.ok) take(unlocked.value);
        return unlocked;
      },
      encrypt: (passphrase) => converting('encrypted', () => bridge.invoke('vault.create', { passphrase })),
      decrypt: (current) => converting('plain', () => bridge.invoke('vault.remove', { current })),
      goOn: (to) => converting(to, () => bridge.invoke('vault.continue', {})),
      dismissOutcome: () => setOutcome(null),
    };
  }, [bridge, failure, outcome, progress, refresh, status, take]);

  useActivity(status?.state === 'unlocked');
  useLockKey(status?.state === 'unlocked' ? vault.lock : null);

  return <VaultContext value={vault}>{children}</VaultContext>;
};
