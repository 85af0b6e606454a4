/** Prepares a page, or an out-of-process sub-frame of one, before it loads anything. */
import { readFileSync } from 'node:fs';
import type { WebPreferences } from 'electron';
import { send } from './browser.ts';
import { makeCodec } from './codec.ts';
import { makePeer } from './page/peer.ts';
import { isolatedWorld, mainWorld, type WorldOptions } from './page/worlds.ts';
import { strict } from './strict.ts';

export const WORLD = 'Electron Isolated Context';
export const BINDING = 'electronDoubleIpc';

const hello = `hello-${crypto.randomUUID()}`;

/** Electron's defaults for what a window does not state. */
export const withDefaults = (preferences: WebPreferences | undefined): WebPreferences => ({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  plugins: false,
  webgl: true,
  spellcheck: true,
  devTools: true,
  ...preferences,
});

export const instrument = async (sessionId: string, preferences: WebPreferences): Promise<void> => {
  const options: WorldOptions = {
    hello,
    contextIsolation: preferences.contextIsolation !== false,
    inSubFrames: preferences.nodeIntegrationInSubFrames === true,
    platform: process.platform,
  };
  const given = JSON.stringify(options);
  const preload = preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8');
  const preloadFunction = `function (exports, require, module, process) {${preload}\n}`;
  const ask = (method: string, params = {}): Promise<unknown> => send(method, params, sessionId);
  await Promise.all([
    ask('Page.enable'),
    ask('Runtime.enable'),
    ask('Inspector.enable'),
    ask('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    ask('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
    ask('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${String(mainWorld)})(${given}, ${String(makePeer)})`,
    }),
    ask('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${String(isolatedWorld)})(${given}, ${String(makePeer)}, ${String(makeCodec)}, ${String(strict)}, ${preloadFunction})`,
      worldName: WORLD,
    }),
    ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    ask('Runtime.runIfWaitingForDebugger'),
  ]);
};
