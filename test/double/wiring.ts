/** Carries Chromium's events to the page they belong to. */
import { fromChromium } from './addresses.ts';
import { closingRefused } from './app.ts';
import { cdp, reportTrouble, send } from './browser.ts';
import type { Answer } from './cdp.ts';
import { arriving, type Contents, contentsBySession } from './contents.ts';
import { BINDING, WORLD } from './instrument.ts';
import { preventable } from './preventable.ts';
import { answerRequest } from './requests.ts';
import { BrowserWindow } from './window.ts';

const onPage = (
  name: string,
  act: (contents: Contents, params: Answer, sessionId: string) => unknown,
): void => {
  cdp().on(name, (params: Answer, sessionId: string) => {
    const contents = contentsBySession.get(sessionId);
    if (contents === undefined) return;
    Promise.resolve(act(contents, params, sessionId)).catch(reportTrouble);
  });
};

const frameNavigated = (contents: Contents, { frame }: Answer): void => {
  const url = fromChromium(frame.url + (frame.urlFragment ?? ''));
  const parent = frame.parentId === undefined ? undefined : contents.frames.get(frame.parentId);
  const inherits = url.startsWith('about:') && parent !== undefined;
  const own = frame.securityOrigin === '://' ? 'null' : fromChromium(frame.securityOrigin);
  contents.frames.navigated(frame.id, {
    url,
    origin: inherits ? parent.origin : own,
    parentId: frame.parentId,
  });
};

/** The page would rather stay; the app may overrule it. */
const beforeUnload = async (contents: Contents, { type }: Answer): Promise<void> => {
  if (type !== 'beforeunload') return;
  const event = preventable({});
  contents.emit('will-prevent-unload', event);
  if (!event.defaultPrevented) closingRefused();
  await contents.command('Page.handleJavaScriptDialog', { accept: event.defaultPrevented });
};

const targetAttached = (params: Answer, parentSession: string | undefined): void => {
  const { sessionId, targetInfo } = params;
  const parent = parentSession === undefined ? undefined : contentsBySession.get(parentSession);
  if (targetInfo.type === 'iframe') parent?.instrument(sessionId).catch(reportTrouble);
  else if (targetInfo.type !== 'page' || parent !== undefined)
    send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(reportTrouble);
  else if (targetInfo.openerId !== undefined) {
    // A pop-up, still paused: it has loaded nothing. The app's handler was asked by 'Page.windowOpen'.
    send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(reportTrouble);
    // It shares its opener's main thread: left paused until it is gone, it would hold up the opener as well.
    send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => undefined);
  } else arriving.shift()?.(targetInfo.targetId, sessionId);
};

export const wire = (): void => {
  cdp().on('Target.attachedToTarget', targetAttached);
  cdp().on('Target.targetDestroyed', ({ targetId }) => BrowserWindow.fromTarget(targetId)?.gone());
  onPage('Page.windowOpen', (contents, { url, windowName }) => contents.windowOpened(url, windowName));
  onPage('Page.frameNavigated', frameNavigated);
  // document.open() gives a frame the address of the page that called it.
  onPage('Page.documentOpened', frameNavigated);
  onPage('Page.frameDetached', (contents, { frameId, reason }) => {
    if (reason === 'remove') contents.frames.removed(frameId);
  });
  onPage('Page.loadEventFired', (contents, _params, sessionId) => {
    if (contents.isPageSession(sessionId)) contents.emit('did-finish-load');
  });
  onPage('Page.javascriptDialogOpening', beforeUnload);
  onPage('Inspector.targetCrashed', (contents) => {
    contents.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 1 });
  });
  onPage('Runtime.executionContextCreated', (contents, { context }, sessionId) => {
    if (context.name !== WORLD) return;
    contents.frames.worldCreated({ frameId: context.auxData.frameId, contextId: context.id, sessionId });
  });
  onPage('Runtime.executionContextDestroyed', (contents, { executionContextId }, sessionId) =>
    contents.frames.worldsDestroyed(sessionId, executionContextId),
  );
  onPage('Runtime.executionContextsCleared', (contents, _params, sessionId) =>
    contents.frames.worldsDestroyed(sessionId),
  );
  onPage('Runtime.bindingCalled', (contents, { name, executionContextId, payload }, sessionId) =>
    name === BINDING ? contents.invoked(sessionId, executionContextId, payload) : undefined,
  );
  onPage('Runtime.exceptionThrown', (_contents, { exceptionDetails }) =>
    console.error('page:', exceptionDetails.exception?.description ?? exceptionDetails.text),
  );
  onPage('Fetch.requestPaused', (contents, paused, sessionId) => answerRequest(contents, sessionId, paused));
};
