/** What every screen may ask for: the bridge to the host, and the person's settings. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type JSX,
  type ReactNode,
} from 'react';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { AppInfo } from '../../shared/contract/channels.ts';
import type { Failure, Result } from '../../shared/contract/result.ts';
import { defaultSettings, type Settings, type SettingsPatch } from '../../shared/contract/settings.ts';

export const BridgeContext = createContext<Bridge | null>(null);

export const useBridge = (): Bridge => {
  const bridge = useContext(BridgeContext);
  if (!bridge) throw new Error('useBridge needs a BridgeContext above it');
  return bridge;
};

type SettingsAccess = {
  readonly settings: Settings;
  /** Writes a part of the settings; they change here once the host has taken them. */
  readonly save: (patch: SettingsPatch) => Promise<Result<Settings>>;
  /** Why the settings could not be read, or null. The defaults hold meanwhile. */
  readonly failure: Failure | null;
};

const SettingsContext = createContext<SettingsAccess | null>(null);
const AppInfoContext = createContext<AppInfo | null>(null);

export const useSettings = (): SettingsAccess => {
  const access = useContext(SettingsContext);
  if (!access) throw new Error('useSettings needs a HostProvider above it');
  return access;
};

/** The host this window talks to; null until it has answered. */
export const useAppInfo = (): AppInfo | null => useContext(AppInfoContext);

type HostProviderProps = { readonly bridge: Bridge; readonly children: ReactNode };

/** Reads settings and host facts once, then shows what is inside. */
export const HostProvider = ({ bridge, children }: HostProviderProps): JSX.Element | null => {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [info, setInfo] = useState<AppInfo | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const [settingsRead, infoRead] = await Promise.all([
        bridge.invoke('settings.read', {}),
        bridge.invoke('app.info', {}),
      ]);
      if (!isCurrent) return;
      setSettings(settingsRead.ok ? settingsRead.value : defaultSettings);
      setFailure(settingsRead.ok ? null : settingsRead.error);
      if (infoRead.ok) setInfo(infoRead.value);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [bridge]);

  // The shell may change a setting by itself: the theme of its menu.
  useEffect(() => bridge.on('settings.changed', setSettings), [bridge]);

  const save = useCallback(
    async (patch: SettingsPatch) => {
      const result = await bridge.invoke('settings.write', patch);
      if (result.ok) {
        setSettings(result.value);
        setFailure(null);
      }
      return result;
    },
    [bridge],
  );
  const access = useMemo(
    () => (settings === null ? null : { settings, save, failure }),
    [settings, save, failure],
  );

  if (!access) return null;
  return (
    <BridgeContext value={bridge}>
      <AppInfoContext value={info}>
        <SettingsContext value={access}>{children}</SettingsContext>
      </AppInfoContext>
    </BridgeContext>
  );
};
