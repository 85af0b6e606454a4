/** Reading stored reports of any known schema version: pure steps of one version each; newer versions are refused. */
import { z } from 'zod';
import { Report, SCHEMA_VERSION } from './schema.ts';

export type ReadProblem = { readonly path: string; readonly message: string };

export type ReadResult =
  | { readonly ok: true; readonly report: Report; readonly migratedFrom: number | null }
  | { readonly ok: false; readonly reason: 'newer'; readonly version: number }
  | { readonly ok: false; readonly reason: 'invalid'; readonly problems: readonly ReadProblem[] };

type Step = (stored: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** `steps[n]` turns a report of schema version n into one of version n + 1. Version 1 is the first. */
const steps: Readonly<Record<number, Step>> = {};

const Versioned = z.looseObject({ schemaVersion: z.int().positive() });

/** Reads an unknown value as a report, migrating it where it is older. Never throws. */
export const readReport = (
  value: unknown,
  migrations: Readonly<Record<number, Step>> = steps,
): ReadResult => {
  const versioned = Versioned.safeParse(value);
  if (!versioned.success) {
    return {
      ok: false,
      reason: 'invalid',
      problems: [
        { path: 'schemaVersion', message: 'This is not a Debrief report: it names no schema version.' },
      ],
    };
  }
  const from = versioned.data.schemaVersion;
  if (from > SCHEMA_VERSION) return { ok: false, reason: 'newer', version: from };
  let current: Record<string, unknown> = versioned.data;
  for (let version = from; version < SCHEMA_VERSION; version += 1) {
    const step = migrations[version];
    if (!step) throw new Error(`no migration from schema version ${version}`);
    current = { ...step(current), schemaVersion: version + 1 };
  }
  const parsed = Report.safeParse(current);
  return parsed.success
    ? { ok: true, report: parsed.data, migratedFrom: from === SCHEMA_VERSION ? null : from }
    : {
        ok: false,
        reason: 'invalid',
        problems: parsed.error.issues.map((issue) => ({
          path: issue.path.map(String).join('.'),
          message: issue.message,
        })),
      };
};
