/** The preview follows the typing: one request at a time, the newest words next, the last pages kept. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPreviewer, PREVIEW_PAUSE } from '../../../renderer/features/preview/previewer.ts';
import { createDocumentStore } from '../../../renderer/store/document-store.ts';
import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { Result } from '../../../shared/contract/result.ts';
import { failure, success } from '../../../shared/contract/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { countingIds } from '../../setup/ids.ts';
import { startReport } from '../store/commands.ts';

const start = startReport();

const timers = {
  now: () => Date.now(),
  set: (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds),
  clear: (timer: unknown) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** A host that renders when it is told to. */
const makeHost = () => {
  const asked: { job: string; title: string; answer: (result: Result<unknown>) => void }[] = [];
  const cancelled: string[] = [];
  let tell: (data: unknown) => void = () => undefined;
  const bridge = {
    invoke: (channel: string, input: { job: string; report: Report }) => {
      if (channel === 'export.cancel') {
        cancelled.push(input.job);
        return Promise.resolve(success({}));
      }
      const { job, report } = input;
      return new Promise((resolve) => asked.push({ job, title: report.incident.title, answer: resolve }));
    },
    on: (_event: string, listener: (data: unknown) => void) => {
      tell = listener;
      return () => {
        tell = () => undefined;
      };
    },
  } as unknown as Bridge;
  return { bridge, asked, cancelled, tell: (data: unknown) => tell(data) };
};

const pages = (sha256: string) => success({ bytes: '', sha256, pages: 1, headings: [], warnings: [] });

const open = () => {
  const host = makeHost();
  const store = createDocumentStore({ report: start, now: () => Date.now() });
  const previewer = createPreviewer({
    bridge: host.bridge,
    store,
    paper: 'a4',
    timers,
    newJob: countingIds('job'),
  });
  const stop = previewer.start();
  const type = (title: string): void => {
    store.execute({ kind: 'set', path: ['incident', 'title'], value: title }, { typing: true });
  };
  const answer = async (result: Result<unknown>): Promise<void> => {
    host.asked.at(-1)?.answer(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { host, previewer, stop, type, answer };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a previewer', () => {
  test('asks at once, and again after a pause with what was typed by then', async () => {
    const { host, previewer, type, answer } = open();
    expect(host.asked).toHaveLength(1);
    await answer(pages('a'));
    expect(previewer.get()).toMatchObject({ preview: { sha256: 'a' }, isBehind: false });
    type('D');
    await vi.advanceTimersByTimeAsync(PREVIEW_PAUSE - 1);
    type('Di');
    await vi.advanceTimersByTimeAsync(PREVIEW_PAUSE - 1);
    expect(host.asked).toHaveLength(1);
    expect(previewer.get().isBehind).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(host.asked.map(({ title }) => title)).toEqual([start.incident.title, 'Di']);
  });

  test('never has two requests under way, and asks for the newest when the first is answered', async () => {
    const { host, previewer, type, answer } = open();
    type('one');
    await vi.advanceTimersByTimeAsync(1000);
    type('two');
    await vi.advanceTimersByTimeAsync(1000);
    expect(host.asked).toHaveLength(1);
    await answer(pages('a'));
    expect(previewer.get()).toMatchObject({ preview: { sha256: 'a' }, isBehind: true });
    expect(host.asked.map(({ title }) => title)).toEqual([start.incident.title, 'two']);
    await answer(pages('b'));
    expect(previewer.get()).toMatchObject({ preview: { sha256: 'b' }, isBehind: false });
    await vi.advanceTimersByTimeAsync(1000);
    expect(host.asked).toHaveLength(2);
  });

  test('keeps the last pages through a failure, and asks again when told to or when one types on', async () => {
    const { host, previewer, type, answer } = open();
    await answer(pages('a'));
    type('x');
    await vi.advanceTimersByTimeAsync(PREVIEW_PAUSE);
    await answer(failure('timed-out', 'Too long.'));
    expect(previewer.get()).toMatchObject({ preview: { sha256: 'a' }, failure: { code: 'timed-out' } });
    previewer.retry();
    expect(host.asked).toHaveLength(3);
    await answer(failure('timed-out', 'Too long.'));
    type('y');
    await vi.advanceTimersByTimeAsync(PREVIEW_PAUSE);
    await answer(pages('b'));
    expect(previewer.get()).toMatchObject({ preview: { sha256: 'b' }, failure: null });
  });

  test('tells the progress of its own request, until that is answered', async () => {
    const { host, previewer, answer } = open();
    host.tell({ job: 'another', step: 'x', fraction: 0.5 });
    expect(previewer.get().progress).toBeNull();
    host.tell({ job: host.asked[0]?.job, step: 'Laying out', fraction: 0.5 });
    expect(previewer.get().progress).toEqual({ step: 'Laying out', fraction: 0.5 });
    await answer(pages('a'));
    expect(previewer.get().progress).toBeNull();
  });

  test('stops the host when it ends, and hears no more', async () => {
    const { host, previewer, stop, type, answer } = open();
    stop();
    expect(host.cancelled).toEqual([host.asked[0]?.job]);
    await answer(pages('a'));
    type('x');
    await vi.advanceTimersByTimeAsync(1000);
    expect(host.asked).toHaveLength(1);
    expect(previewer.get().preview).toBeNull();
  });
});
