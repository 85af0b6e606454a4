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

const answer = (
  workspace: Workspace,
  channel: unknown,
  input: unknown,
): Promise<Result<unknown>> | Result<unknown> =>
  typeof channel === 'string' && known.has(channel)
    ? workspace.dispatch(channel, input)
    : failure('bad-request', `There is no channel ${JSON.stringify(channel)}.`);

export const answerWindow = (workspace: Workspace): void => {
  ipcMain.handle(INVOKE, (event, channel: unknown, input: unknown) =>
    isTrusted(event.senderFrame)
      ? answer(workspace, channel, input)
      : failure('not-available', 'This page may not talk to Debrief.'),
  );
};

/** Tells the window something. A window that is gone hears nothing, which is not an error. */
export const emitTo =
  (contents: () => WebContents | null): Host['emit'] =>
  (event, data) => {
    const target = contents();
    if (target !== null && !target.isDestroyed()) target.send(EVENT, event, data);
  };
