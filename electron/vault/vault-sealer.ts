/**
 * The sealer of an encrypted library: AES-256-GCM (NIST SP 800-38D) under a key that each sealing has to itself, bound to
 * what it is. The format is described in sealed-bytes.ts.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { type Result, success } from '../../shared/contract/result.ts';
import type { Identity, Sealer } from '../library/sealer.ts';
import {
  changed,
  cutShort,
  locked,
  notEncrypted,
  ofNewerVersion,
  ofOtherLibrary,
  ofOtherName,
  tooLong,
} from './failures.ts';
import { embedIdentity, extractIdentity, nameInWords, publicIdentity } from './identity.ts';
import { type DataKey, purposeKeys, sealingKey } from './keys.ts';
import {
  FORMAT_VERSION,
  isSealed,
  MAX_CONTENT,
  mendBeginning,
  NONCE_BYTES,
  readSealed,
  SALT_BYTES,
  type Sealed,
  TAG_BYTES,
  writeHeader,
} from './sealed-bytes.ts';

export type Opened = { readonly identity: string; readonly plain: Uint8Array };

export interface VaultSealer extends Sealer {
  /** Opens sealed bytes as whatever they were sealed for; `what` names them in a failure. */
  openAny(stored: Uint8Array, what: string): Result<Opened>;
  /** Overwrites the keys. From then on opening fails as "locked", and sealing and naming throw. */
  destroy(): void;
}

const ALGORITHM = 'aes-256-gcm';

/** What a save meets when the library was locked while it was under way; its message ends a sentence. */
export class LockedError extends Error {
  readonly code = 'ELOCKED';
  constructor() {
    super('the library is locked');
  }
}

export const vaultSealer = (dataKey: DataKey): VaultSealer => {
  const keys = purposeKeys(dataKey);
  let isDestroyed = false;
  const assertAlive = (): void => {
    if (isDestroyed) throw new LockedError();
  };
  const attachmentName = (sha256: string): string => {
    assertAlive();
    return createHmac('sha256', keys.names).update(sha256).digest('hex');
  };
  const keyFor = (identity: string, salt: Uint8Array): Buffer =>
    sealingKey(identity.startsWith('history:') ? keys.lines : keys.files, salt);

  /** The content, where the tag proves header and content. */
  const decrypt = ({ identity, salt, nonce, header, content, tag }: Sealed): Uint8Array | null => {
    const key = keyFor(identity, salt);
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(header)
      .setAuthTag(tag);
    key.fill(0);
    const plain = decipher.update(content);
    try {
      decipher.final();
      return plain;
    } catch {
      plain.fill(0);
      return null;
    }
  };

  /** Whether all but the first bytes is as it was stored: then those were changed, and the file is no other kind of file. */
  const isOursButForBeginning = (stored: Uint8Array): boolean => {
    const mended = readSealed(mendBeginning(stored, keys.keyId));
    return typeof mended !== 'string' && decrypt(mended) !== null;
  };

  const openAny = (stored: Uint8Array, what: string): Result<Opened> => {
    if (isDestroyed) return locked;
    const sealed = readSealed(stored);
    const diagnose = (otherwise: ReturnType<typeof changed>) =>
      isOursButForBeginning(stored) ? changed(what) : otherwise;
    if (!isSealed(stored)) return diagnose(notEncrypted(what));
    const version = stored[4] ?? FORMAT_VERSION;
    if (version > FORMAT_VERSION) return diagnose(ofNewerVersion(what, version));
    if (sealed === 'cut-short') return cutShort(what);
    if (sealed === 'too-long') return tooLong(what);
    if (!keys.keyId.equals(sealed.keyId)) return diagnose(ofOtherLibrary(what));
    const content = decrypt(sealed);
    const opened = content && extractIdentity(sealed.identity, content);
    return opened ? success(opened) : changed(what);
  };

  return {
    isEncrypted: true,
    attachmentName,
    openAny,
    seal: (identity, plain) => {
      assertAlive();
      const name = publicIdentity(identity, attachmentName);
      const content = embedIdentity(identity, plain);
      if (content.byteLength > MAX_CONTENT) throw new RangeError('too large to be encrypted as one file');
      const salt = randomBytes(SALT_BYTES);
      const nonce = randomBytes(NONCE_BYTES);
      const header = writeHeader({
        keyId: keys.keyId,
        identity: name,
        length: content.byteLength,
        salt,
        nonce,
      });
      const key = keyFor(name, salt);
      const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(header);
      key.fill(0);
      return Buffer.concat([header, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    },
    open: (identity: Identity, stored) => {
      const what = `The ${nameInWords(identity)}`;
      const opened = openAny(stored, what);
      if (!opened.ok) return opened;
      const { identity: really, plain } = opened.value;
      return really === identity ? success(plain) : ofOtherName(what, `the ${nameInWords(really)}`);
    },
    destroy: () => {
      isDestroyed = true;
      for (const key of Object.values(keys)) key.fill(0);
    },
  };
};

/** Of a library that nobody has unlocked: opens nothing, and seals and names nothing. */
export const lockedSealer: Sealer = {
  isEncrypted: true,
  seal: () => {
    throw new LockedError();
  },
  open: () => locked,
  attachmentName: () => {
    throw new LockedError();
  },
};
