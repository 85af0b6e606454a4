/**
 * Every edit is a command: plain data that says what is wanted. Executing it checks it against the report's schema and
 * yields the new report and the diff that history, undo and autosave build on. A command that does not fit is refused
 * and changes nothing.
 */
import { z } from 'zod';
import { applyDiff, type Change, type Diff } from './diff.ts';
import { isRow } from './json.ts';
import { getAt, pathToText, schemaAt } from './path.ts';
import type { Report } from './schema.ts';
import { waitingSettings } from './waiting-settings.ts';

const path = z.array(z.string()).min(1).readonly();

const Single = z.discriminatedUnion('kind', [
  /** Replace the value of a field. */
  z.strictObject({ kind: z.literal('set'), path, value: z.unknown() }),
  /** Put a row into a list; the index is clamped to the list. */
  z.strictObject({ kind: z.literal('insert'), path, index: z.int(), row: z.looseObject({ id: z.string() }) }),
  z.strictObject({ kind: z.literal('remove'), path, id: z.string() }),
  /** Move a row so that it stands at `to` afterwards; clamped to the list. */
  z.strictObject({ kind: z.literal('move'), path, id: z.string(), to: z.int() }),
]);
type Single = z.infer<typeof Single>;

/** One edit, or several that succeed, fail and are undone together. */
export const Command = z.union([
  Single,
  z.strictObject({ kind: z.literal('batch'), label: z.string(), commands: z.array(Single) }),
]);
export type Command = z.infer<typeof Command>;

export type CommandResult =
  | { readonly ok: true; readonly report: Report; readonly diff: Diff }
  | { readonly ok: false; readonly path: string; readonly message: string };

const refused = (at: readonly string[], message: string): CommandResult => ({
  ok: false,
  path: pathToText(at),
  message,
});

/** Fields that no edit may touch: identity, schema version and the revision, which has a workflow of its own. */
export const guarded: ReadonlySet<string> = new Set(['schemaVersion', 'id', 'revision']);

const clamp = (index: number, max: number) => Math.min(Math.max(index, 0), max);

const toChange = (report: Report, command: Single): Change | null | string => {
  const current = getAt(report, command.path);
  const schema = schemaAt(command.path);
  if (!schema || current === undefined || guarded.has(command.path[0] ?? ''))
    return 'There is no such field.';
  if (command.kind === 'set') {
    const parsed = schema.safeParse(command.value);
    if (!parsed.success) return parsed.error.issues[0]?.message ?? 'The value does not fit the field.';
    if (JSON.stringify(parsed.data) === JSON.stringify(current)) return null;
    return { kind: 'set', path: command.path, before: current, after: parsed.data };
  }
  if (!Array.isArray(current)) return 'This field is not a list.';
  const rows = current.filter(isRow);
  if (command.kind === 'insert') {
    const rowSchema = schemaAt([...command.path, command.row.id]);
    const parsed = rowSchema?.safeParse(command.row);
    if (!parsed?.success || !isRow(parsed.data)) {
      return parsed?.error?.issues[0]?.message ?? 'The row does not fit the list.';
    }
    if (rows.some((row) => row.id === command.row.id)) return 'A row with this identifier exists already.';
    return { kind: 'insert', path: command.path, index: clamp(command.index, rows.length), row: parsed.data };
  }
  const index = rows.findIndex((row) => row.id === command.id);
  const row = rows[index];
  if (!row) return 'There is no such row.';
  if (command.kind === 'remove') return { kind: 'remove', path: command.path, index, row };
  const to = clamp(command.to, rows.length - 1);
  return to === index ? null : { kind: 'move', path: command.path, id: command.id, from: index, to };
};

/**
 * Executes a command. The diff is empty where nothing changed. Refusals name the field and say why; they are expected
 * (a command may come from another window), so nothing throws.
 */
export const execute = (report: Report, command: Command): CommandResult => {
  const diff: Change[] = [];
  const waiting = waitingSettings();
  let next = report;
  for (const single of command.kind === 'batch' ? command.commands : [command]) {
    if (single.kind !== 'set' || waiting.concerns(single.path)) next = waiting.make(next);
    const change = toChange(next, single);
    if (typeof change === 'string') return refused(single.path, change);
    if (!change) continue;
    diff.push(change);
    if (change.kind === 'set') waiting.add(change);
    else next = applyDiff(next, [change]);
  }
  return { ok: true, report: waiting.make(next), diff };
};
