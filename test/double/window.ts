/** `BrowserWindow`: a page, and what the app may ask of its frame on the screen. */
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron';
import { isReady, windowClosed, windowOpened } from './app.ts';
import { Contents } from './contents.ts';
import { calls } from './journal.ts';
import { preventable } from './preventable.ts';
import { strict } from './strict.ts';

const windows = new Set<BrowserWindow>();
let count = 0;

export class BrowserWindow extends EventEmitter {
  readonly id = (count += 1);
  readonly webContents: WebContents;
  readonly contents: Contents;
  #visible: boolean;
  #bounds: Rectangle;
  #maximised = false;
  #minimised = false;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    calls.push({ name: 'new BrowserWindow', args: [options] });
    const { show = true, x = 0, y = 0, width = 800, height = 600 } = options;
    this.#visible = show;
    this.#bounds = { x, y, width, height };
    this.contents = new Contents(options.webPreferences);
    this.webContents = this.contents.asElectron;
    this.contents.once('did-finish-load', () => this.emit('ready-to-show'));
    windows.add(this);
    windowOpened(this, () => this.close());
    return strict('BrowserWindow', this, calls);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find((window) => window.contents.id === contents.id) ?? null;
  }

  static fromTarget(targetId: string): BrowserWindow | undefined {
    return [...windows].find((window) => window.contents.targetId === targetId);
  }

  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url);
  }

  show(): void {
    this.#visible = true;
    this.emit('show');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  focus(): void {
    this.emit('focus');
  }

  minimize(): void {
    this.#minimised = true;
  }

  isMinimized(): boolean {
    return this.#minimised;
  }

  restore(): void {
    this.#minimised = false;
  }

  maximize(): void {
    this.#maximised = true;
  }

  isMaximized(): boolean {
    return this.#maximised;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** The app may keep it open in 'close'; then the page may, in `beforeunload`. */
  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.contents.close();
  }

  gone(): void {
    windows.delete(this);
    this.#destroyed = true;
    this.contents.gone();
    this.emit('closed');
    windowClosed(this);
  }
}
