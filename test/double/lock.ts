/** The single-instance lock of one profile folder: a local socket, over which a later start says hello to the first. */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Socket paths are limited to about a hundred bytes, profile folders are not. */
const socketOf = (profile: string): string =>
  path.join(
    tmpdir(),
    `debrief-double-${createHash('sha256').update(profile).digest('hex').slice(0, 16)}.sock`,
  );

const speakToFirst = (socket: string, message: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect(socket, () => connection.end(message, () => resolve(true)));
    connection.on('error', () => resolve(false));
  });

/** Whether this process is the first for the profile. Later ones call `onLaterStart` of the first with their arguments. */
export const takeLock = async (
  profile: string,
  argv: readonly string[],
  onLaterStart: (argv: string[]) => void,
): Promise<boolean> => {
  const socket = socketOf(profile);
  if (await speakToFirst(socket, JSON.stringify(argv))) return false;
  rmSync(socket, { force: true });
  const server = createServer((connection) => {
    let text = '';
    connection.on('data', (data) => {
      text += String(data);
    });
    connection.on('end', () => {
      if (text !== '') onLaterStart(JSON.parse(text));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(socket, resolve);
  });
  server.unref();
  process.on('exit', () => rmSync(socket, { force: true }));
  return true;
};
