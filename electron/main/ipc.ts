/** The door between the window and the workspace: one message, checked for who sends it and what it asks. */
import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import { channelNames } from '../../shared/contract/channels.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import { EVENT, INVOKE } from '../preload/messages.ts';
import type { Host, Workspace } from '../workspace/host.ts';
import { isOurs } from './origin.ts';

const known: ReadonlySet<string> = new Set(channelNames);

/** Only the page itself may ask: no sub-frame, and nothing that came from elsewhere. */
const isTrusted = (frame: WebFrameMain | null): boolean =>
  frame !== null && frame.parent === null && isOurs(frame.url);

/** The id a window gives itself, in what it asks; null where it gives none. */
const windowIn = (input: unknown): string | null =>
  typeof input === 'object' && input !== null && 'window' in input && typeof input.window === 'string'
    ? input.window
    : null;

/** Tells the workspace of windows as they come, and when their page has gone. */
const followWindows = (workspace: Workspace): ((sender: WebContents, input: unknown) => void) => {
  const names = new WeakMap<WebContents, string>();
  const followed = new WeakSet<WebContents>();
  return (sender, input) => {
    const window = windowIn(input);
    if (window === null || names.get(sender) === window) return;
    names.set(sender, window);
    workspace.windowHere(window);
    if (followed.has(sender)) return;
    followed.add(sender);
    const gone = (): void => {
      const last = names.get(sender);
      names.delete(sender);
      if (last !== undefined) workspace.windowGone(last);
    };
    sender.once('destroyed', gone);
    // It may be loaded again, and then says its id anew.
    sender.on('render-process-gone', gone);
  };
};

const answer = (
  workspace: Workspace,
  channel: unknown,
  input: unknown,
): Promise<Result<unknown>> | Result<unknown> =>
  typeof channel === 'string' && known.has(channel)
    ? workspace.dispatch(channel, input)
    : failure('bad-request', `There is no channel ${JSON.stringify(channel)}.`);

export const answerWindow = (workspace: Workspace): void => {
  const follow = followWindows(workspace);
  ipcMain.handle(INVOKE, (event, channel: unknown, input: unknown) => {
    if (!isTrusted(event.senderFrame)) {
      return failure('not-available', 'This page may not talk to Debrief.');
    }
    follow(event.sender, input);
    return answer(workspace, channel, input);
  });
};

/** Tells the window something. A window that is gone hears nothing, which is not an error. */
export const emitTo =
  (contents: () => WebContents | null): Host['emit'] =>
  (event, data) => {
    const target = contents();
    if (target !== null && !target.isDestroyed()) target.send(EVENT, event, data);
  };
