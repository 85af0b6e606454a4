/** Every protection of the desktop shell, and the change that takes it away. */

export type Mutation = {
  /** What is lost, in words. */
  readonly protection: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
};

const inFile =
  (file: string) =>
  (protection: string, from: string, to: string): Mutation => ({ protection, file, from, to });

const window = inFile('electron/main/window.ts');
const session = inFile('electron/main/session.ts');
const permissions = inFile('electron/main/permissions.ts');
const contents = inFile('electron/main/contents.ts');
const ipc = inFile('electron/main/ipc.ts');
const main = inFile('electron/main/index.ts');
const protocol = inFile('electron/main/protocol.ts');
const origin = inFile('electron/main/origin.ts');
const files = inFile('electron/serve/static-files.ts');
const headers = inFile('electron/workspace/page-headers.ts');
const preload = inFile('electron/preload/preload.ts');
const store = inFile('electron/main/store.ts');
const delivery = inFile('electron/main/delivery.ts');
const keychain = inFile('electron/main/keychain.ts');

const stays = (rule: string): string => `  contents.on('${rule}', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
`;

export const mutations: readonly Mutation[] = [
  window('context isolation', 'contextIsolation: true', 'contextIsolation: false'),
  window('renderer sandbox', 'sandbox: true', 'sandbox: false'),
  window('no Node in the page', 'nodeIntegration: false', 'nodeIntegration: true'),
  window('no Node in workers', 'nodeIntegrationInWorker: false', 'nodeIntegrationInWorker: true'),
  window('no preload in sub-frames', 'nodeIntegrationInSubFrames: false', 'nodeIntegrationInSubFrames: true'),
  window('same-origin policy', 'webSecurity: true', 'webSecurity: false'),
  window('no mixed content', 'allowRunningInsecureContent: false', 'allowRunningInsecureContent: true'),
  window('no experimental features', 'experimentalFeatures: false', 'experimentalFeatures: true'),
  window('no webview tag', 'webviewTag: false', 'webviewTag: true'),
  window('no navigation by dropped files', 'navigateOnDragDrop: false', 'navigateOnDragDrop: true'),
  window('no plug-ins', 'plugins: false', 'plugins: true'),
  window('no spell checker in the page', 'spellcheck: false', 'spellcheck: true'),
  window('no developer tools once packaged', 'devTools: development', 'devTools: true'),
  session('no spell checker downloads', 'setSpellCheckerEnabled(false)', 'setSpellCheckerEnabled(true)'),
  session('request filter', 'cancel: !isOurs(details.url) && !devTools', 'cancel: false'),
  session('DevTools requests in development only', 'development && URL', 'URL'),
  session('no downloads', '(event) => event.preventDefault()', '() => {}'),
  session('permission rules installed', '  restrictPermissions(session);\n', ''),
  permissions('permission requests', 'answer(permissions[permission])', 'answer(true)'),
  permissions('permission checks', '(_contents, permission) => permissions[permission]', '() => true'),
  permissions('devices', 'setDevicePermissionHandler(() => false)', 'setDevicePermissionHandler(() => true)'),
  permissions('one row of the permission table', 'media: false', 'media: true'),
  contents('navigation rule', stays('will-navigate'), ''),
  contents('frame navigation rule', stays('will-frame-navigate'), ''),
  contents('redirect rule', stays('will-redirect'), ''),
  contents(
    'webview rule',
    "'will-attach-webview', (event) => event.preventDefault()",
    "'will-attach-webview', () => {}",
  ),
  contents('new windows', "action: 'deny'", "action: 'allow'"),
  contents('WebRTC policy', "'disable_non_proxied_udp'", "'default'"),
  main('rules for every page', '  restrictAllContents();\n', ''),
  main('rules for the session', '  restrictSession(session.defaultSession, { development });\n', ''),
  main('sandbox for every process', '  app.enableSandbox();\n', ''),
  main('no name look-ups', "app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');", ''),
  main('single instance', 'if (app.requestSingleInstanceLock())', 'if (true)'),
  origin('exact host', 'url.host === HOST', 'url.host.startsWith(HOST)'),
  ipc('sender check', 'isTrusted(event.senderFrame)', 'true'),
  ipc('main frame only', 'frame.parent === null && ', ''),
  ipc(
    'known channels only',
    "typeof channel === 'string' && known.has(channel)",
    "typeof channel === 'string'",
  ),
  protocol('bundle is read only', "request.method !== 'GET' && request.method !== 'HEAD'", 'false'),
  protocol('standard scheme', 'standard: true, ', ''),
  protocol('secure scheme', 'secure: true, ', ''),
  files('containment', 'return escapes || inside', 'return inside'),
  files('known kinds of file only', 'mediaType === undefined', 'false'),
  headers('no inline scripts', `"script-src 'self'"`, `"script-src 'self' 'unsafe-inline'"`),
  headers('no evaluated text', `"script-src 'self'"`, `"script-src 'self' 'unsafe-eval'"`),
  headers('no foreign connections', `"connect-src 'self'"`, '"connect-src *"'),
  headers('no foreign images', `"img-src 'self' data: blob:"`, '"img-src *"'),
  headers('no frames', `"frame-src 'none'"`, `"frame-src 'self'"`),
  headers('content type sniffing off', "'x-content-type-options': 'nosniff',", ''),
  headers('policy sent at all', "'content-security-policy': contentSecurityPolicy,", ''),
  preload(
    'exact interface',
    "exposeInMainWorld('debrief', api)",
    "exposeInMainWorld('debrief', { ...api, raw: ipcRenderer.invoke })",
  ),
  preload(
    'nothing else exposed',
    "contextBridge.exposeInMainWorld('debrief', api)",
    "contextBridge.exposeInMainWorld('extra', {}); contextBridge.exposeInMainWorld('debrief', api)",
  ),
  store('private settings file', '0o600', '0o644'),
  store('damaged settings put aside', 'renameSync(file,', 'void (file,'),
  store('one door for messages', "  ipcMain.removeAllListeners('electron-store-get-data');\n", ''),
  delivery('only exported documents are opened', 'chosen.has(path.dirname(path.resolve(file))) &&', ''),
  keychain(
    'no keychain that everybody can open',
    "process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'",
    'true',
  ),
  keychain('the keychain forgets at a lock', 'if (file.read().sealed !== null) file.write(initial);', ''),
];
