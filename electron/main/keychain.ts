/**
 * The key of an encrypted library, kept by the system's keychain until it is locked or Debrief ends: only where Debrief was
 * killed does the next start find it. The file holds what safeStorage made of the key, which this person's account alone opens.
 */
import { safeStorage } from 'electron';
import { z } from 'zod';
import type { SessionKeychain } from '../vault/session.ts';
import { openFile } from './store.ts';

const Kept = z.strictObject({ sealed: z.base64().nullable() });
type Kept = z.infer<typeof Kept>;

/** On Linux without a keyring Chromium encrypts with a password that everybody knows ("basic_text"). */
const isReal = (): boolean => {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
};

export const openKeychain = (now: () => Date): SessionKeychain => {
  const initial: Kept = { sealed: null };
  const file = openFile({ name: 'session-key', schema: Kept, initial, now });
  return {
    isAvailable: isReal,
    keep: (key) => {
      try {
        const sealed = safeStorage.encryptString(Buffer.from(key).toString('base64'));
        file.write({ sealed: sealed.toString('base64') });
      } catch {
        // A keyring that is closed just now: after a crash the passphrase is asked for, as without one.
      }
    },
    recall: () => {
      const { sealed } = file.read();
      if (sealed === null) return null;
      try {
        return Buffer.from(safeStorage.decryptString(Buffer.from(sealed, 'base64')), 'base64');
      } catch {
        return null;
      }
    },
    forget: () => {
      if (file.read().sealed !== null) file.write(initial);
    },
  };
};
