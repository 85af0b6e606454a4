/** The two names that travel between the preload and the main process. */
export const INVOKE = 'debrief:invoke';
export const EVENT = 'debrief:event';
