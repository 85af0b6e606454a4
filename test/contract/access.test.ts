/** Who may write: windows of one program, programs over one folder, and what each of them is told. */
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/library/file-system.ts';
import { type Program, thisProgram } from '../../electron/library/locks/program.ts';
import { GIVEN_UP_AFTER } from '../../electron/library/locks/turn.ts';
import { GRACE, HEARTBEAT } from '../../electron/workspace/access/desk.ts';
import type { Host, Workspace } from '../../electron/workspace/host.ts';
import { createWorkspace } from '../../electron/workspace/workspace.ts';
import type { Channel, Input, Output } from '../../shared/contract/channels.ts';
import type { Result } from '../../shared/contract/result.ts';
import { systemError } from '../fault/failing-file-system.ts';
import { type ManualTimers, manualTimers } from '../setup/manual-timers.ts';
import { type Emitted, temporaryFolder, testHost } from './drivers.ts';

const A = 'window-a';
const B = 'window-b';

let folder = '';
let remove: () => Promise<void>;
const open: Workspace[] = [];
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((workspace) => workspace.close()));
  await remove();
});

type Machine = {
  readonly workspace: Workspace;
  readonly timers: ManualTimers;
  readonly emitted: Emitted[];
  ask<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>>;
  refused<C extends Channel>(channel: C, input: Input<C>): Promise<string>;
};

let processes = 5000;
/** A program over the folder, in a process of its own as far as others can see. */
const start = (changes: Partial<Program> = {}, host: Partial<Host> = {}): Machine => {
  const timers = manualTimers();
  const emitted: Emitted[] = [];
  const program: Program = {
    ...thisProgram(),
    machine: 'ws-14',
    machineKey: 'key-14',
    processId: (processes += 1),
    account: 'ana',
    isRunning: () => true,
    ...changes,
  };
  const workspace = createWorkspace(
    testHost(folder, {
      program,
      timers,
      emit: (event, data) => emitted.push({ event, data } as Emitted),
      ...host,
    }),
  );
  open.push(workspace);
  const dispatch = <C extends Channel>(channel: C, input: Input<C>) =>
    workspace.dispatch(channel, input) as Promise<Result<Output<C>>>;
  return {
    workspace,
    timers,
    emitted,
    ask: async (channel, input) => {
      const result = await dispatch(channel, input);
      if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
      return result.value;
    },
    refused: async (channel, input) => {
      const result = await dispatch(channel, input);
      if (result.ok) throw new Error(`${channel} answered ${JSON.stringify(result.value)}`);
      return result.error.code;
    },
  };
};

const create = async (machine: Machine): Promise<string> =>
  (await machine.ask('library.create', { from: 'template' })).id;
const access = async (machine: Machine, id: string, window?: string) =>
  (await machine.ask('report.open', window === undefined ? { id } : { id, window })).access;
const takeOver = async (machine: Machine, id: string, window: string) =>
  machine.ask('report.open', { id, window, takeOver: true });
const save = async (machine: Machine, id: string, window: string, title: string) => {
  const { report, sha256 } = await machine.ask('report.open', { id });
  return machine.workspace.dispatch('report.save', {
    report: { ...report, incident: { ...report.incident, title } },
    base: sha256,
    window,
  });
};
const saved = async (...saving: Parameters<typeof save>): Promise<string> => {
  const result = await save(...saving);
  return result.ok ? 'saved' : result.error.code;
};
const lockFile = (id: string): string => path.join(folder, 'library', 'locks', `${id}.json`);
const isLocked = (id: string): Promise<boolean> =>
  stat(lockFile(id)).then(
    () => true,
    () => false,
  );
const held = { kind: 'held', holder: { isHere: true, user: 'ana', machine: 'ws-14' } };

describe('two windows of one program', () => {
  test('the second is told who edits, may not save, and gets the report when the first closes it', async () => {
    const here = start();
    const id = await create(here);
    expect(await access(here, id, A)).toEqual({ kind: 'edit' });
    expect(await access(here, id, B)).toMatchObject(held);
    expect(await saved(here, id, B, 'Mine')).toBe('held');
    expect(await saved(here, id, A, 'Theirs')).toBe('saved');
    expect(here.emitted).toMatchObject([{ event: 'report.saved', data: { id, window: B } }]);
    await here.ask('report.close', { id, window: A });
    expect(here.emitted.at(-1)).toEqual({
      event: 'report.access',
      data: { id, window: B, access: { kind: 'free' } },
    });
    expect(await isLocked(id)).toBe(false);
    expect(await access(here, id, B)).toEqual({ kind: 'edit' });
    expect(await isLocked(id)).toBe(true);
  });

  test('taking over takes effect at once: the first is told, and its next save refused', async () => {
    const here = start();
    const id = await create(here);
    await access(here, id, A);
    await access(here, id, B);
    expect((await takeOver(here, id, B)).access).toEqual({ kind: 'edit' });
    expect(here.emitted).toMatchObject([{ event: 'report.access', data: { id, window: A, access: held } }]);
    expect(await saved(here, id, A, 'Mine')).toBe('held');
    expect(await saved(here, id, B, 'Theirs')).toBe('saved');
    await here.ask('report.close', { id, window: B });
    expect(here.emitted.at(-1)).toMatchObject({ data: { window: A, access: { kind: 'free' } } });
  });

  test('a window that is loaded again gets its report back; one that vanished gives it up after a moment', async () => {
    const here = start();
    const id = await create(here);
    here.workspace.windowHere(A);
    await access(here, id, A);
    await access(here, id, B);
    here.workspace.windowGone(A);
    await here.timers.pass(GRACE - 1);
    expect(await access(here, id, B)).toMatchObject(held);
    expect(await access(here, id, A)).toEqual({ kind: 'edit' });
    here.workspace.windowHere(A);
    await here.timers.pass(GRACE * 2);
    expect(await access(here, id, B)).toMatchObject(held);
    // A stream that is opened anew before the old one has ended is no window that goes.
    here.workspace.windowHere(A);
    here.workspace.windowGone(A);
    await here.timers.pass(GRACE * 2);
    expect(await access(here, id, B)).toMatchObject(held);
    here.workspace.windowGone(A);
    await here.timers.pass(GRACE);
    expect(await access(here, id, B)).toEqual({ kind: 'edit' });
  });

  test('looking takes nothing', async () => {
    const here = start();
    const id = await create(here);
    expect(await access(here, id)).toEqual({ kind: 'free' });
    expect(await isLocked(id)).toBe(false);
    await access(here, id, A);
    expect(await access(here, id)).toMatchObject(held);
  });

  test('a report that another window edits is not put into the trash; one’s own is', async () => {
    const here = start();
    const id = await create(here);
    await access(here, id, A);
    expect(await here.refused('library.trash', { id })).toBe('held');
    expect(await here.refused('library.trash', { id, window: B })).toBe('held');
    await here.ask('library.trash', { id, window: A });
  });

  test('copies, history, attachments and imports of the same report need no seat and touch nothing', async () => {
    const here = start();
    const id = await create(here);
    await access(here, id, A);
    const file = path.join(folder, 'library', 'reports', `${id}.json`);
    const before = await readFile(file, 'utf8');
    await here.ask('library.duplicate', { id });
    await here.ask('history.list', { id, limit: 5 });
    const bytes = Buffer.from(before).toString('base64');
    const { id: imported } = await here.ask('library.import', { fileName: 'r.json', bytes });
    expect(imported).not.toBe(id);
    expect(await readFile(file, 'utf8')).toBe(before);
  });
});

describe('two programs over one folder', () => {
  test('the second is told who edits on which machine since when, and may not save', async () => {
    const [ana, ben] = [start(), start({ machine: 'ws-15', machineKey: 'key-15', account: 'ben' })];
    await ana.ask('settings.write', { author: 'Ana Ruiz' });
    const id = await create(ana);
    await access(ana, id, A);
    expect(await access(ben, id, B)).toEqual({
      kind: 'held',
      holder: { user: 'Ana Ruiz', machine: 'ws-14', since: '2026-03-16T08:10:00.000Z', isHere: false },
    });
    expect(await saved(ben, id, B, 'Mine')).toBe('held');
    expect(await ben.refused('library.trash', { id })).toBe('held');
  });

  test('the second hears of saves and of the end with its next look', async () => {
    const [ana, ben] = [start(), start({ machineKey: 'key-15' })];
    const id = await create(ana);
    await access(ana, id, A);
    await access(ben, id, B);
    await saved(ana, id, A, 'Newer');
    await ben.timers.pass(HEARTBEAT);
    expect(ben.emitted.filter(({ event }) => event === 'report.saved')).toHaveLength(1);
    await ana.ask('report.close', { id, window: A });
    await ben.timers.pass(HEARTBEAT);
    expect(ben.emitted.at(-1)).toMatchObject({ data: { id, window: B, access: { kind: 'free' } } });
    await ben.timers.pass(HEARTBEAT * 3);
    expect(ben.emitted.filter(({ event }) => event === 'report.access')).toHaveLength(1);
    expect(await access(ben, id, B)).toEqual({ kind: 'edit' });
  });

  test('taking over is noticed with the next save, or with the next heartbeat', async () => {
    const [ana, ben] = [start(), start({ machine: 'ws-15', machineKey: 'key-15', account: 'ben' })];
    const id = await create(ana);
    const byBen = { kind: 'held', holder: { user: 'ben', machine: 'ws-15', isHere: false } };
    await access(ana, id, A);
    await takeOver(ben, id, B);
    expect(await saved(ana, id, A, 'Late')).toBe('held');
    expect(ana.emitted).toMatchObject([{ event: 'report.access', data: { window: A, access: byBen } }]);
    expect(await saved(ben, id, B, 'In time')).toBe('saved');

    await takeOver(ana, id, A);
    await ben.timers.pass(HEARTBEAT);
    expect(ben.emitted.at(-1)).toMatchObject({ event: 'report.access', data: { window: B } });
  });

  test('a program that was killed gives up its reports at once on its machine, elsewhere after a while', async () => {
    const killed = start({ processId: 77 });
    const id = await create(killed);
    await access(killed, id, A);
    const same = start({ isRunning: (processId) => processId !== 77 });
    const other = start({ machineKey: 'key-15' });
    expect(await access(other, id, B)).toMatchObject({ kind: 'held' });
    await other.timers.pass(GIVEN_UP_AFTER + HEARTBEAT);
    expect(other.emitted.at(-1)).toMatchObject({ data: { window: B, access: { kind: 'free' } } });
    expect(await access(same, id, B)).toEqual({ kind: 'edit' });
  });

  test('a lock is kept as long as its program lives, and given up when it ends', async () => {
    const [ana, ben] = [start(), start({ machineKey: 'key-15' })];
    const id = await create(ana);
    await access(ana, id, A);
    for (let beats = 0; beats < 14; beats += 1) {
      await ana.timers.pass(HEARTBEAT);
      await ben.timers.pass(HEARTBEAT);
      expect(await access(ben, id, B)).toMatchObject({ kind: 'held' });
    }
    await ana.workspace.close();
    expect(await isLocked(id)).toBe(false);
  });

  test('a program that was started anew lets a window go on where nobody stands against it', async () => {
    const ana = start();
    const id = await create(ana);
    await access(ana, id, A);
    await ana.workspace.close();
    const again = start();
    expect(await saved(again, id, A, 'Still typing')).toBe('saved');
    expect(await isLocked(id)).toBe(true);
  });

  test('a lock that somebody deleted is made again with the next save', async () => {
    const ana = start();
    const id = await create(ana);
    await access(ana, id, A);
    await rm(lockFile(id));
    expect(await saved(ana, id, A, 'On')).toBe('saved');
    expect(await isLocked(id)).toBe(true);
  });

  test('where locks do not work, the content hash still keeps each from overwriting the other', async () => {
    const blind = {
      ...nodeFileSystem,
      create: (file: string, mode: number) =>
        file.includes('locks') ? Promise.reject(systemError('ENOSPC')) : nodeFileSystem.create(file, mode),
    };
    const [ana, ben] = [start({}, { fileSystem: blind }), start({}, { fileSystem: blind })];
    const id = await create(ana);
    expect(await access(ana, id, A)).toEqual({ kind: 'edit' });
    expect(await access(ben, id, B)).toEqual({ kind: 'edit' });
    const { report, sha256 } = await ana.ask('report.open', { id });
    const titled = (title: string) => ({ ...report, incident: { ...report.incident, title } });
    await ana.ask('report.save', { report: titled('A'), base: sha256, window: A });
    expect(await ben.refused('report.save', { report: titled('B'), base: sha256, window: B })).toBe(
      'conflict',
    );
  });
});

test.each(['EROFS', 'EACCES', 'EPERM'])(
  'a library that answers %s opens read-only, with the reason',
  async (code) => {
    const id = await create(start());
    const refuse = () => Promise.reject(systemError(code));
    const readOnly = start(
      {},
      { fileSystem: { ...nodeFileSystem, create: refuse, append: refuse, mkdir: refuse } },
    );
    const opened = await access(readOnly, id, A);
    expect(opened).toMatchObject({ kind: 'unwritable' });
    expect(opened.kind === 'unwritable' && opened.reason).toMatch(/^Nothing can be written to the library: /);
  },
);

test('a library folder that is gone for a while takes the same save once it is back', async () => {
  const here = start();
  const id = await create(here);
  const { report, sha256 } = await here.ask('report.open', { id, window: A });
  const title = (text: string) => ({ ...report, incident: { ...report.incident, title: text } });
  const library = path.join(folder, 'library');
  // A share that is not mounted: its place is there, and empty.
  await rename(library, `${library}-away`);
  const unsaved = { report: title('Typed meanwhile'), base: sha256, window: A };
  const result = await here.workspace.dispatch('report.save', unsaved);
  expect(result).toMatchObject({ ok: false });
  expect(!result.ok && [result.error.message, result.error.kept].every((text) => text !== '')).toBe(true);
  await here.timers.pass(HEARTBEAT);
  await rm(library, { recursive: true, force: true });
  await rename(`${library}-away`, library);
  await here.ask('report.save', unsaved);
  expect((await here.ask('report.open', { id })).report.incident.title).toBe('Typed meanwhile');
  expect((await here.ask('history.list', { id, limit: 10 })).faults).toEqual([]);
});

test('a lock file that cannot be read holds nobody up for ever', async () => {
  const here = start();
  const id = await create(here);
  await mkdir(path.dirname(lockFile(id)), { recursive: true });
  await writeFile(lockFile(id), '{"half":');
  expect(await access(here, id, A)).toMatchObject({ kind: 'held', holder: { user: '', isHere: false } });
  await here.timers.pass(GIVEN_UP_AFTER + HEARTBEAT);
  expect(here.emitted.at(-1)).toMatchObject({ data: { access: { kind: 'free' } } });
  expect(await access(here, id, A)).toEqual({ kind: 'edit' });
});
