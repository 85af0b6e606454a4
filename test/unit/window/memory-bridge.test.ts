/** The bridge without a host keeps the contract that components are written against. */
import { describe, expect, it } from 'vitest';
import { createMemoryBridge } from '../../../renderer/bridge/memory.ts';
import { channels } from '../../../shared/contract/channels.ts';
import { emptyReport } from '../../../shared/report/create.ts';

const WINDOW = 'window-of-the-test';

const report = (id: string, title: string) => {
  let number = 0;
  const empty = emptyReport(() => `${id}-${(number += 1)}`);
  return { ...empty, id, incident: { ...empty.incident, title } };
};

const list = async (bridge: ReturnType<typeof createMemoryBridge>, query = '') => {
  const listed = await bridge.invoke('library.list', { query });
  if (!listed.ok) throw new Error(listed.error.message);
  return channels['library.list'].output.parse(listed.value).reports.map(({ title }) => title);
};

describe('createMemoryBridge', () => {
  it('lists, finds, trashes and restores', async () => {
    const bridge = createMemoryBridge([report('a', 'Queue stalled'), report('b', 'Disk full')]);
    expect((await list(bridge)).toSorted()).toEqual(['Disk full', 'Queue stalled']);
    expect(await list(bridge, 'QUEUE stalled')).toEqual(['Queue stalled']);
    await bridge.invoke('library.trash', { id: 'a' });
    expect(await list(bridge)).toEqual(['Disk full']);
    await bridge.invoke('library.restore', { id: 'a' });
    expect(await list(bridge)).toHaveLength(2);
    expect((await bridge.invoke('library.trash', { id: 'nowhere' })).ok).toBe(false);
  });

  it('saves only on the version that was opened', async () => {
    const bridge = createMemoryBridge([report('a', 'Queue stalled')]);
    const opened = await bridge.invoke('report.open', { id: 'a' });
    if (!opened.ok) throw new Error(opened.error.message);
    const { sha256: base } = channels['report.open'].output.parse(opened.value);
    const edited = { ...report('a', 'Queue stalled again') };
    expect((await bridge.invoke('report.save', { window: WINDOW, report: edited, base })).ok).toBe(true);
    const late = await bridge.invoke('report.save', { window: WINDOW, report: edited, base });
    expect(late.ok ? '' : late.error.code).toBe('conflict');
    expect(await list(bridge)).toEqual(['Queue stalled again']);
  });

  it('changes only the settings that were given', async () => {
    const bridge = createMemoryBridge();
    await bridge.invoke('settings.write', { author: 'Ada' });
    const written = await bridge.invoke('settings.write', { paper: 'letter' });
    expect(written.ok && channels['settings.write'].output.parse(written.value)).toMatchObject({
      author: 'Ada',
      paper: 'letter',
    });
  });

  it('says plainly what it cannot do', async () => {
    const exported = await createMemoryBridge().invoke('export.cancel', { job: 'any' });
    expect(exported.ok ? '' : exported.error.code).toBe('not-available');
  });

  it('says that it renders no pages, and listens to a preview all the same', async () => {
    const bridge = createMemoryBridge();
    const preview = await bridge.invoke('preview.render', {
      job: 'p',
      report: report('a', 'Queue stalled'),
      paper: 'a4',
    });
    expect(preview.ok ? '' : preview.error.code).toBe('not-available');
    expect((await bridge.invoke('export.cancel', { job: 'p' })).ok).toBe(false);
  });
});
