/**
 * A bridge over a workspace that lives in this page only: for work on components without a host. It keeps what it is
 * given until the page is reloaded, has no examples of its own and renders no documents.
 */
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Channel, Input, Output, ReportSummary } from '../../shared/contract/channels.ts';
import { failure, success, type Result } from '../../shared/contract/result.ts';
import { defaultSettings, type Settings } from '../../shared/contract/settings.ts';
import { emptyReport } from '../../shared/report/create.ts';
import type { Report } from '../../shared/report/schema.ts';

type Stored = { readonly report: Report; readonly savedAt: string; readonly sha256: string };
type Handlers = {
  readonly [C in Channel]?: (input: Input<C>) => Result<Output<C>> | Promise<Result<Output<C>>>;
};

const newId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 16);

const sha256 = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const summaryOf = ({ report, savedAt }: Stored): ReportSummary => ({
  id: report.id,
  incidentId: report.incident.incidentId,
  title: report.incident.title,
  severity: report.incident.severity,
  type: report.incident.type,
  state: report.revision.state,
  version: report.revision.version,
  start: report.incident.start,
  savedAt,
  hasNotes: report.importedNotes.items.some((note) => !note.dismissed),
});

const missing = () => failure('not-found', 'There is no such report.');

/** A workspace in memory, with the given reports in it. */
export const createMemoryBridge = (reports: readonly Report[] = []): Bridge => {
  const library = new Map<string, Stored>();
  const trash = new Map<string, Stored>();
  let settings: Settings = defaultSettings;

  const put = async (report: Report): Promise<Stored> => {
    const stored = {
      report,
      savedAt: new Date().toISOString(),
      sha256: await sha256(JSON.stringify(report)),
    };
    library.set(report.id, stored);
    return stored;
  };
  const seeded = Promise.all(reports.map(put));
  const move = (
    id: string,
    from: Map<string, Stored>,
    to: Map<string, Stored>,
  ): Result<Record<string, never>> => {
    const stored = from.get(id);
    if (!stored) return missing();
    from.delete(id);
    to.set(id, stored);
    return success({});
  };

  const handlers: Handlers = {
    'app.info': () =>
      success({ shell: 'memory', version: '0', delivery: 'download', libraryFolder: 'this page' }),
    'library.list': ({ query, from = 0, limit = 200 }) => {
      const words = query.toLowerCase().split(/\s+/).filter(Boolean);
      const found = [...library.values()].filter(({ report }) => {
        const text = JSON.stringify(report).toLowerCase();
        return words.every((word) => text.includes(word));
      });
      const summaries = found.map(summaryOf).toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
      return success({
        reports: summaries.slice(from, from + limit),
        total: summaries.length,
        pending: 0,
        state: 0,
        unreadable: [],
      });
    },
    'library.create': async ({ from }) => {
      if (from !== 'template') return failure('not-available', 'This page has no examples.');
      const { report } = await put(emptyReport(newId, settings.approverRoles));
      return success({ id: report.id });
    },
    'library.duplicate': async ({ id }) => {
      const stored = library.get(id);
      if (!stored) return missing();
      const { report } = await put({ ...stored.report, id: newId() });
      return success({ id: report.id });
    },
    'library.trash': ({ id }) => move(id, library, trash),
    'library.restore': ({ id }) => move(id, trash, library),
    'report.open': ({ id }) => {
      const stored = library.get(id);
      return stored ? success({ ...stored, notices: [], access: { kind: 'edit' } }) : missing();
    },
    // There is no other window.
    'report.close': () => success({}),
    'report.save': async ({ report, base }) => {
      if (library.get(report.id)?.sha256 !== base)
        return failure('conflict', 'The report has changed meanwhile.');
      const stored = await put(report);
      return success({ savedAt: stored.savedAt, sha256: stored.sha256 });
    },
    'vault.status': () =>
      success({
        state: 'plain',
        converting: null,
        why: null,
        hasRecoveryKey: false,
        hasKeychain: false,
        settings: settings.lock,
        failure: null,
      }),
    'backup.list': () => success({ backups: [] }),
    'settings.read': () => success(settings),
    'settings.write': (patch) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      settings = { ...settings, ...given };
      return success(settings);
    },
  };

  return {
    window: 'memory-window',
    async invoke<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
      await seeded;
      const handler: Handlers[C] = handlers[channel];
      return handler ? handler(input) : failure('not-available', 'This page works without a host.');
    },
    on: () => () => {},
  };
};
