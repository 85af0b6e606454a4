/** `webContents`: one page in Chromium, driven over its DevTools session. */
import { EventEmitter } from 'node:events';
import type { WebContents, WebPreferences } from 'electron';
import { fromChromium, handlers, schemeOf, schemes, toChromium } from './addresses.ts';
import { app } from './app.ts';
import { reportTrouble, send } from './browser.ts';
import type { Answer } from './cdp.ts';
import { codec } from './codec.ts';
import { Frames } from './frames.ts';
import { instrument, withDefaults } from './instrument.ts';
import { answerInvoke } from './ipc.ts';
import { calls, denied, escaped } from './journal.ts';
import { preventable } from './preventable.ts';
import { askPermission, defaultSession } from './session.ts';
import { type Names, strict } from './strict.ts';

/** Pages whose target is being created, in order. */
export const arriving: ((targetId: string, sessionId: string) => void)[] = [];
export const contentsBySession = new Map<string, Contents>();

/** Electron's permission -> Chromium's names for what it guards. */
const guarded = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  'clipboard-read': ['clipboard-read'],
} as const;

type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

let count = 0;

export class Contents extends EventEmitter {
  readonly id = (count += 1);
  readonly session = defaultSession;
  readonly frames = new Frames();
  readonly preferences: WebPreferences;
  /** What the app sees: the same object, strict about unknown members. */
  readonly asElectron: WebContents;
  /** The address the app itself asked for: no navigation rule is put to it. */
  expected = '';
  targetId = '';
  readonly #attached = Promise.withResolvers<void>();
  #sessionId = '';
  #destroyed = false;
  #openHandler: WindowOpenHandler | null = null;

  constructor(preferences: WebPreferences | undefined) {
    super();
    this.preferences = withDefaults(preferences);
    this.asElectron = strict('webContents', this, calls) as unknown as WebContents;
    arriving.push((targetId, sessionId) => {
      this.targetId = targetId;
      this.frames.mainId = targetId;
      this.#sessionId = sessionId;
      this.instrument(sessionId).then(() => this.#attached.resolve(), reportTrouble);
    });
    send('Target.createTarget', { url: 'about:blank' }).catch(reportTrouble);
    setImmediate(() => app.emit('web-contents-created', preventable({}), this.asElectron));
  }

  /** The page itself, or one of its out-of-process sub-frames. */
  instrument(sessionId: string): Promise<void> {
    contentsBySession.set(sessionId, this);
    return instrument(sessionId, this.preferences);
  }

  isPageSession(sessionId: string): boolean {
    return this.#sessionId === sessionId;
  }

  command(method: string, params: object = {}): Promise<Answer> {
    return send(method, params, this.#sessionId);
  }

  get mainFrame(): Electron.WebFrameMain {
    return this.frames.asElectron(this.frames.mainId);
  }

  async loadURL(url: string): Promise<void> {
    await this.#attached.promise;
    const scheme = schemeOf(url);
    if (handlers.has(scheme)) await this.#prepareOrigin(scheme, new URL(toChromium(url)).origin);
    const loaded = new Promise((resolve) => {
      this.once('did-finish-load', resolve);
    });
    this.expected = url;
    const { errorText } = await this.command('Page.navigate', { url: toChromium(url) });
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  async #prepareOrigin(scheme: string, origin: string): Promise<void> {
    const privileges = schemes.get(scheme);
    if (privileges?.standard !== true || privileges.secure !== true)
      throw new Error(`electron double: ${scheme}:// must be standard and secure; else is not modelled`);
    for (const [permission, names] of Object.entries(guarded)) {
      const asked = permission as keyof typeof guarded;
      const { check, request } = await askPermission(this.asElectron, asked, fromChromium(origin));
      const setting = check && request ? 'granted' : 'denied';
      for (const name of names)
        await send('Browser.setPermission', { permission: { name }, setting, origin });
    }
  }

  send(channel: string, ...args: unknown[]): void {
    const call = `electronDoubleWorld.receive(${JSON.stringify(channel)}, ${JSON.stringify(codec.encode(args))})`;
    // Not at once: what a debugger evaluates in the main process runs outside the event loop's turns.
    setImmediate(() => {
      this.frames.evaluate(this.frames.mainId, call).catch(reportTrouble);
    });
  }

  reload(): void {
    this.command('Page.reload').catch(reportTrouble);
  }

  forcefullyCrashRenderer(): void {
    this.command('Page.crash').catch(reportTrouble);
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  setWebRTCIPHandlingPolicy(_policy: string): void {}

  getLastWebPreferences(): WebPreferences {
    return this.preferences;
  }

  getURL(): string {
    return this.frames.get(this.frames.mainId)?.url ?? '';
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** Playwright closes pages so. */
  close(): void {
    this.command('Page.close').catch(reportTrouble);
  }

  gone(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }

  /** A page asked for a window. An allowed one is not modelled: it shows up as escaped. */
  windowOpened(address: string, frameName: string): void {
    const url = fromChromium(address);
    const verdict = this.#openHandler?.({
      url,
      frameName,
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    });
    (verdict?.action === 'deny' ? denied : escaped).push(`window.open: ${url}`);
  }

  /** A preload invoked something. */
  async invoked(sessionId: string, contextId: number, payload: string): Promise<void> {
    const { id, channel, args } = JSON.parse(payload);
    const frameId = this.frames.frameOf(sessionId, contextId);
    const event = strict('IpcMainInvokeEvent', {
      type: 'frame',
      sender: this.asElectron,
      senderFrame: this.frames.asElectron(frameId),
      frameId: 1,
      processId: 1,
    } satisfies Names<Electron.IpcMainInvokeEvent>);
    const answer = [id, ...(await answerInvoke(event, channel, args))];
    await this.frames.evaluate(frameId, `electronDoubleWorld.reply(...${JSON.stringify(answer)})`);
  }
}
