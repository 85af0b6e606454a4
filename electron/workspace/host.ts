/** What a shell hands to the workspace: everything that touches the machine. Nothing here is reached for elsewhere. */
import type { AppInfo } from '../../shared/contract/channels.ts';
import type { EventData, EventName } from '../../shared/contract/events.ts';
import type { Result } from '../../shared/contract/result.ts';
import type { Settings, SettingsPatch } from '../../shared/contract/settings.ts';
import type { FileSystem } from '../library/file-system.ts';
import type { Program } from '../library/locks/program.ts';
import type { SessionKeychain } from '../vault/session.ts';

/** Preferences of this machine. Reports never go through it. */
export interface Preferences {
  read(): Settings;
  write(patch: SettingsPatch): Settings;
}

/** A running export process: a worker thread, or a utility process of Electron. */
export interface ExportProcess {
  /** @param transfer Memory of the message that is handed over instead of copied, where the runtime can. */
  post(message: unknown, transfer: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when it has ended, for whatever reason. */
  onExit(listener: (code: number | null) => void): void;
  /** Ends it at once. */
  kill(): void;
}

/** How exported files reach the person. */
export type Delivery =
  | { readonly kind: 'download' }
  | {
      readonly kind: 'folder';
      /** Asks for a folder; null where the person cancelled. */
      choose(): Promise<string | null>;
      /** Opens a file with the system's program; an error text, or '' where it worked. */
      open(file: string): Promise<string>;
      /** Shows a file in its folder. */
      reveal(file: string): void;
    };

export type PrintOutcome =
  | { readonly kind: 'printed' }
  /** The person closed the dialog without printing. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

/** What runs later. Only a pause keeps the program alive. */
export interface Timers {
  /** Milliseconds from any beginning; never set back. It may stand still while the machine sleeps. */
  now(): number;
  /** Runs once; the returned function calls it off. */
  after(milliseconds: number, action: () => void): () => void;
  /** Runs again and again until the returned function is called. */
  every(milliseconds: number, action: () => void): () => void;
  pause(milliseconds: number): Promise<void>;
}

export interface Host {
  /** Where files are kept; the machine's disk unless a test says otherwise. */
  readonly fileSystem?: FileSystem;
  /** This run of this program, as others on a shared folder know it; found out unless said otherwise. */
  readonly program?: Program;
  /** The machine's clock unless a test says otherwise. */
  readonly timers?: Timers;
  /** Folder for temporary files; the system's unless a test says otherwise. */
  readonly temporaryFolder?: string;
  /** Longest time an export may take, in milliseconds; two minutes unless said otherwise. */
  readonly exportTimeLimit?: number;
  /** The system's keychain, where this shell has one. */
  readonly keychain?: SessionKeychain;
  /** The cost of a new passphrase (N of scrypt); measured on this machine unless a test says otherwise. */
  readonly passphraseCost?: number;
  readonly shell: AppInfo['shell'];
  readonly version: string;
  /** Absolute path of the library folder. */
  readonly libraryFolder: string;
  /** Absolute path of `resources/` with fonts and samples. */
  readonly resourcesFolder: string;
  readonly preferences: Preferences;
  readonly delivery: Delivery;
  /** Asks for a folder, to back up to or to restore from or to; null where the person cancelled. Absent where paths are typed. */
  readonly chooseFolder?: (purpose: 'back-up' | 'restore-from' | 'restore-to') => Promise<string | null>;
  /** Milliseconds between the first write of a day and the daily backup; null for none. Ten seconds unless said otherwise. */
  readonly backupDelay?: number | null;
  now(): Date;
  /** A fresh random identifier matching /^[A-Za-z0-9_-]{1,64}$/. */
  newId(): string;
  startExportProcess(): ExportProcess;
  /** Shows the system's print dialog for a PDF. Absent where the window prints by itself. Never rejects. */
  readonly print?: (pdf: Uint8Array) => Promise<PrintOutcome>;
  emit<E extends EventName>(event: E, data: EventData<E>): void;
}

/** A file on its way to the person. */
export type Download = {
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  pieces(): AsyncIterable<Uint8Array>;
};

/** The use cases behind one door. `dispatch` parses what comes in and what goes out and never rejects. */
export interface Workspace {
  dispatch(channel: string, input: unknown): Promise<Result<unknown>>;
  /** An export that waits for its download; null where there is none of this handle. */
  download(handle: string): Download | null;
  /** A window is there: it listens. One that was thought gone keeps what it had where it is back in time. */
  windowHere(window: string): void;
  /** A window is gone, or being loaded again: after a moment it gives up what it had. */
  windowGone(window: string): void;
  /** Ends running exports, waits for pending writes and gives up every report. */
  close(): Promise<void>;
}
