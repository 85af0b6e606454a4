/** Why a window may not write to a report, in words. */
import type { Access, Holder } from '../../../shared/contract/access.ts';
import { failure } from '../../../shared/contract/result.ts';
import { errorCodeOf } from '../../library/file-system.ts';
import { reasonOf } from '../../library/write-failure.ts';

/** "Ana Ruiz on ws-14", or what is known of it. */
const nameOf = ({ user, machine, isHere }: Holder): string => {
  if (isHere) return 'another window of Debrief on this machine';
  if (user === '' && machine === '') return 'another program';
  if (machine === '') return user;
  return `${user === '' ? 'someone' : user} on ${machine}`;
};

export const heldBy = (holder: Holder): ReturnType<typeof failure> =>
  failure('held', `The report is being edited by ${nameOf(holder)}.`, {
    kept: 'Nothing was written, and what you typed is still in this window.',
    next: 'Take over editing, or wait until it is closed there.',
  });

export const busy = (error: unknown): ReturnType<typeof failure> =>
  failure('could-not-write', `The report could not be saved: ${reasonOf(error).what}.`, {
    kept: 'The version on disk is unchanged, and your edits are still in this window.',
    next: 'It is tried again by itself.',
  });

/** What a folder answers that will take nothing from this account, now or later. */
const refusing = new Set(['EROFS', 'EACCES', 'EPERM']);

/** The access to a report whose lock could not be written; null where the reason may pass by itself, as a full disk does. */
export const unwritableBy = (error: unknown): Access | null => {
  if (!refusing.has(errorCodeOf(error))) return null;
  const { what, next } = reasonOf(error);
  return { kind: 'unwritable', reason: `Nothing can be written to the library: ${what}.`, next };
};
