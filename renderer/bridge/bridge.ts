/** Chooses the way to the host: the preload's functions in the Electron window, HTTP everywhere else. */
import type { Bridge } from '../../shared/contract/bridge.ts';
import { createElectronBridge, preloadApi } from './electron.ts';
import { createHttpBridge } from './http.ts';

export const chooseBridge = (): Bridge => {
  const api = preloadApi();
  return api ? createElectronBridge(api) : createHttpBridge(window.location.origin);
};
