/** Chooses the way to the host: the preload's functions in the Electron window, HTTP everywhere else. */
import type { Bridge } from '../../shared/contract/bridge.ts';
import { createElectronBridge, preloadApi } from './electron.ts';
import { createHttpBridge } from './http.ts';
import { claimWindowId } from './window-id.ts';

export const chooseBridge = async (): Promise<Bridge> => {
  const id = await claimWindowId(window.sessionStorage, 'locks' in navigator ? navigator.locks : undefined);
  const api = preloadApi();
  return api ? createElectronBridge(api, id) : createHttpBridge(window.location.origin, id);
};
