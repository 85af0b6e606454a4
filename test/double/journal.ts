/** What the app did, for assertions that only the double can answer. */
import type { Call } from './strict.ts';

export const calls: Call[] = [];
/** Which layer of the app said no to what: "will-navigate: https://…". */
export const denied: string[] = [];
/** Requests and windows that the app let through to somewhere outside its own scheme. */
export const escaped: string[] = [];
