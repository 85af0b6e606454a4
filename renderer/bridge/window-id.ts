/**
 * The name by which the host knows this window: the same when the page is loaded again, another in every other tab. A tab
 * that is duplicated brings a copy of the name along; a lock that only one page can hold tells which is the original.
 */
import { newId } from '../store/new-id.ts';

const KEY = 'debrief.window';
/** A page that is being left may hold on to its name for a moment after the next has begun, in milliseconds. */
const PATIENCE = 400;

/** The part of `LockManager` that is needed; absent where the page is not served securely. */
export type NameLocks = {
  request(
    name: string,
    options: { readonly signal: AbortSignal },
    whileHeld: () => Promise<void>,
  ): Promise<unknown>;
};

const forGood = (): Promise<void> => new Promise(() => undefined);

const claim = (locks: NameLocks | undefined, id: string): Promise<boolean> =>
  locks === undefined
    ? Promise.resolve(true)
    : new Promise((resolve) => {
        const signal = AbortSignal.timeout(PATIENCE);
        const held = (): Promise<void> => {
          resolve(true);
          return forGood();
        };
        locks.request(`debrief.window.${id}`, { signal }, held).catch(() => resolve(false));
      });

/** Never rejects; takes a moment only in a tab that was duplicated. */
export const claimWindowId = async (
  memory: Pick<Storage, 'getItem' | 'setItem'>,
  locks: NameLocks | undefined,
): Promise<string> => {
  const known = memory.getItem(KEY);
  if (known !== null && known !== '' && (await claim(locks, known))) return known;
  const fresh = newId();
  memory.setItem(KEY, fresh);
  await claim(locks, fresh);
  return fresh;
};
