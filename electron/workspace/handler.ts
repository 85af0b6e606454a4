/** A handler of one channel, and how it becomes a door that takes and gives only what the contract says. */
import type { z } from 'zod';
import { type Channel, channels, type Input, type Output } from '../../shared/contract/channels.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import type { Library } from '../library/library.ts';
import type { ExportService } from '../export/run/service.ts';
import type { Desk } from './access/desk.ts';
import type { Keeper } from '../vault/keeper/keeper.ts';
import type { BackupService } from './backup/service.ts';
import type { Host } from './host.ts';
import type { Tidying } from './report/tidying.ts';
import type { Transfer } from './transfer/transfer.ts';

/** What every use case works with. */
export type Context = {
  readonly host: Host;
  readonly library: Library;
  readonly desk: Desk;
  readonly exports: ExportService;
  readonly vault: Keeper;
  readonly transfer: Transfer;
  readonly backups: BackupService;
  readonly tidying: Tidying;
};

export type Handler<C extends Channel> = (context: Context, input: Input<C>) => Promise<Result<Output<C>>>;

/** Takes and gives anything, having parsed both. */
export type Door = (context: Context, input: unknown) => Promise<Result<unknown>>;

const problemsOf = (error: z.ZodError): { path: string; message: string }[] =>
  error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));

/** The first problem in words: "report.incident.title: A line cannot contain line breaks." */
const describe = (problems: readonly { path: string; message: string }[]): string => {
  const first = problems[0];
  if (!first) return '';
  return first.path === '' ? first.message : `${first.path}: ${first.message}`;
};

export const badRequest = (problems: { path: string; message: string }[]): ReturnType<typeof failure> =>
  failure('bad-request', `The request does not fit: ${describe(problems)}`, {
    kept: 'Nothing was changed.',
    problems,
  });

/** Joins a handler with its channel's schemas. */
export const door = <C extends Channel>(channel: C, handler: Handler<C>): Door => {
  // The table types each schema for itself; that this one parses `Input<C>` holds by the definition of `Input`.
  const schemas: { readonly input: z.ZodType; readonly output: z.ZodType } = channels[channel];
  return async (context, raw) => {
    const input = schemas.input.safeParse(raw);
    if (!input.success) return badRequest(problemsOf(input.error));
    const result = await handler(context, input.data as Input<C>);
    if (!result.ok) return result;
    const output = schemas.output.safeParse(result.value);
    if (output.success) return { ok: true, value: output.data };
    return failure('internal', `Debrief made an answer that it cannot vouch for (${channel}).`, {
      next: 'Please report this as a fault of Debrief.',
      problems: problemsOf(output.error),
    });
  };
};
