/** Every request of a page, put to the app's own layers in Electron's order: navigation, request filter, protocol. */
import { fromChromium, handlers, schemeOf, schemes, toChromium } from './addresses.ts';
import { send } from './browser.ts';
import type { Answer } from './cdp.ts';
import type { Contents } from './contents.ts';
import { denied, escaped } from './journal.ts';
import { preventable } from './preventable.ts';
import { askRequestFilter } from './session.ts';

const resourceTypes: Readonly<Record<string, string>> = {
  Stylesheet: 'stylesheet',
  Image: 'image',
  Script: 'script',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};

/** Whether the app's navigation rules stop it; each rule is asked by itself, so that each is seen to answer. */
const isNavigationDenied = (contents: Contents, frameId: string, url: string): boolean => {
  const isMainFrame = frameId === contents.frames.mainId;
  const frame = contents.frames.asElectron(frameId);
  const rules = isMainFrame ? ['will-navigate', 'will-frame-navigate'] : ['will-frame-navigate'];
  const refusals = rules.filter((rule) => {
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: null });
    contents.emit(rule, event);
    if (event.defaultPrevented) denied.push(`${rule}: ${url}`);
    return event.defaultPrevented;
  });
  return refusals.length > 0;
};

const bodyOf = async (response: Response): Promise<string> =>
  Buffer.from(await response.arrayBuffer()).toString('base64');

const askProtocol = async (url: string, request: Answer): Promise<Response> => {
  try {
    const handler = handlers.get(schemeOf(url));
    const given = new Request(url, {
      method: request.method,
      headers: request.headers,
      body: request.hasPostData ? request.postData : undefined,
    });
    return handler === undefined ? Response.error() : await handler(given);
  } catch (error) {
    console.error(error);
    return Response.error();
  }
};

export const answerRequest = async (contents: Contents, sessionId: string, paused: Answer): Promise<void> => {
  const { requestId, request, frameId, resourceType } = paused;
  const url = fromChromium(request.url);
  const isMainFrame = frameId === contents.frames.mainId;
  const isNavigation = resourceType === 'Document';
  const fail = (errorReason: string): Promise<unknown> =>
    send('Fetch.failRequest', { requestId, errorReason }, sessionId);

  const isOwnLoad = isNavigation && isMainFrame && url === contents.expected;
  if (isNavigation && !isOwnLoad && isNavigationDenied(contents, frameId, url)) return void fail('Aborted');
  if (isOwnLoad) contents.expected = '';

  const frameType = isMainFrame ? 'mainFrame' : 'subFrame';
  const details = {
    id: requestId,
    url,
    method: request.method,
    resourceType: isNavigation ? frameType : (resourceTypes[resourceType] ?? 'other'),
    frame: contents.frames.asElectron(frameId),
    referrer: '',
    timestamp: Date.now(),
  };
  const { cancel, redirectURL } = await askRequestFilter(details);
  if (redirectURL !== undefined) throw new Error('electron double: redirectURL is not modelled');
  if (cancel === true) {
    denied.push(`webRequest: ${url}`);
    return void fail('BlockedByClient');
  }
  const scheme = schemeOf(url);
  const isFetch = details.resourceType === 'xhr';
  if (!handlers.has(scheme) || (isFetch && schemes.get(scheme)?.supportFetchAPI !== true)) {
    escaped.push(url);
    return void fail('NameNotResolved');
  }
  const response = await askProtocol(url, request);
  if (response.type === 'error') return void fail('Failed');
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: name.toLowerCase() === 'location' ? toChromium(value) : value,
  }));
  const body = await bodyOf(response);
  const answer = { requestId, responseCode: response.status, responseHeaders, body };
  await send('Fetch.fulfillRequest', answer, sessionId);
};
