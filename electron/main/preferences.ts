/** Settings of the person at this machine, kept by electron-store. */
import { nativeTheme } from 'electron';
import { defaultSettings, Settings } from '../../shared/contract/settings.ts';
import type { Preferences } from '../workspace/host.ts';
import { openFile } from './store.ts';

/** A file of before there was a setting has its default. */
const StoredSettings = Settings.extend({
  lock: Settings.shape.lock.default(defaultSettings.lock),
  backups: Settings.shape.backups.default(defaultSettings.backups),
});

export const openPreferences = (now: () => Date): Preferences => {
  const file = openFile({ name: 'preferences', schema: StoredSettings, initial: defaultSettings, now });
  nativeTheme.themeSource = file.read().theme;
  return {
    read: () => file.read(),
    write(patch) {
      file.write(Settings.parse({ ...file.read(), ...patch }));
      nativeTheme.themeSource = file.read().theme;
      return file.read();
    },
  };
};
