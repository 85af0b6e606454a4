/** Encrypting a package and opening an encrypted one. */
import { failure } from '../../../shared/contract/result.ts';
import { NOTHING_STORED, NOTHING_WRITTEN, Refusal } from '../refusal.ts';
import type { Source } from '../source.ts';
import { openedSource, sealedPieces } from './chunks.ts';
import {
  type Cost,
  decodeHeader,
  encodeHeader,
  HEADER_LENGTH,
  looksSealed,
  SALT_LENGTH,
  standardCost,
} from './header.ts';
import { contentKey, keyCheckOf, openKey, stretch, type Stretch } from './key.ts';

export type Encryption = {
  readonly passphrase: string;
  /** Fresh random bytes. */
  readonly randomBytes: (length: number) => Uint8Array;
  /** Default: `standardCost`. */
  readonly cost?: Cost;
  /** Default: scrypt. */
  readonly stretch?: Stretch;
};

/** The pieces of a plain package, encrypted. Without encryption they stay as they are. */
export async function* encrypted(
  plain: AsyncIterable<Uint8Array>,
  encryption: Encryption | null,
): AsyncGenerator<Uint8Array> {
  if (encryption === null) {
    yield* plain;
    return;
  }
  const { passphrase, randomBytes, cost = standardCost } = encryption;
  if (passphrase.normalize('NFKC') === '') {
    throw new Refusal(
      failure('passphrase-needed', 'An empty passphrase protects nothing.', {
        kept: NOTHING_WRITTEN,
        next: 'Type a passphrase, or write the package without encryption.',
      }).error,
    );
  }
  const open = { cost, salt: randomBytes(SALT_LENGTH) };
  const master = await (encryption.stretch ?? stretch)(passphrase, open.salt, cost);
  const header = encodeHeader({ ...open, keyCheck: keyCheckOf(master, open) });
  yield* sealedPieces(plain, contentKey(master), header);
}

/** Whether a file is an encrypted package, from its first bytes. */
export const isSealed = async (source: Source): Promise<boolean> =>
  looksSealed(await source.read(0, Math.min(source.size, HEADER_LENGTH)));

/** The plain package inside an encrypted one. Nothing is decrypted yet but with the right key. */
export const decrypted = async (
  source: Source,
  passphrase: string | null,
  slowly: Stretch = stretch,
): Promise<Source> => {
  const header = await source.read(0, Math.min(source.size, HEADER_LENGTH));
  const decoded = decodeHeader(header);
  if (passphrase === null) {
    throw new Refusal(
      failure('passphrase-needed', 'The package is encrypted.', {
        kept: NOTHING_STORED,
        next: 'Type the passphrase with which it was written.',
      }).error,
    );
  }
  return openedSource(source, await openKey(decoded, passphrase, slowly), header);
};
