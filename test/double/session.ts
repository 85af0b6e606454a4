/** The default session: the handlers that the app installs, asked as Electron would ask them. */
import { EventEmitter } from 'node:events';
import type { Session, WebRequest } from 'electron';
import { calls } from './journal.ts';
import { type Names, strict } from './strict.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];
type Verdict = { readonly cancel?: boolean; readonly redirectURL?: string };
type BeforeRequest = (details: object, answer: (verdict: Verdict) => void) => void;

let requestHandler: RequestHandler = null;
let checkHandler: CheckHandler = null;
let deviceHandler: DeviceHandler = null;
let beforeRequest: BeforeRequest | null = null;
let spellChecker = true;

const webRequest = strict(
  'webRequest',
  {
    onBeforeRequest(filter: unknown, listener?: BeforeRequest) {
      if (typeof filter !== 'function' && filter !== null)
        throw new Error('electron double: webRequest with a URL filter is not modelled');
      beforeRequest = listener ?? (filter as BeforeRequest | null);
    },
  } satisfies Names<WebRequest>,
  calls,
);

const members = {
  setPermissionRequestHandler(handler: RequestHandler) {
    requestHandler = handler;
  },
  setPermissionCheckHandler(handler: CheckHandler) {
    checkHandler = handler;
  },
  setDevicePermissionHandler(handler: DeviceHandler) {
    deviceHandler = handler;
  },
  setSpellCheckerEnabled(on: boolean) {
    spellChecker = on;
  },
  isSpellCheckerEnabled: () => spellChecker,
  webRequest,
} satisfies Names<Session>;

export const defaultSession = strict(
  'session.defaultSession',
  Object.assign(new EventEmitter(), members),
  calls,
) as unknown as Session;

/** What the app's own request filter says about a request; without one everything passes. */
export const askRequestFilter = (details: object): Promise<Verdict> =>
  new Promise((resolve) => {
    if (beforeRequest === null) resolve({});
    else beforeRequest(details, resolve);
  });

type Permission = Parameters<NonNullable<RequestHandler>>[1];

/** What each of the app's permission handlers says by itself; Electron grants where there is none. */
export const askPermission = async (
  contents: Electron.WebContents,
  permission: Permission,
  origin: string,
): Promise<{ readonly check: boolean; readonly request: boolean; readonly device: boolean }> => {
  const details = { requestingUrl: `${origin}/`, isMainFrame: true };
  return {
    check: checkHandler === null || checkHandler(contents, permission, origin, details),
    request:
      requestHandler === null ||
      (await new Promise<boolean>((resolve) => requestHandler?.(contents, permission, resolve, details))),
    device: deviceHandler === null || deviceHandler({ deviceType: 'usb', origin, device: {} as never }),
  };
};
