import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';

/** Reads the preferences of this machine. */
export const readSettings: Handler<'settings.read'> = async ({ host }) => success(host.preferences.read());
