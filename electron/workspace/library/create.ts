/** A new report: from the customer's template, or one of the filled examples. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { exampleNames } from '../../../shared/contract/channels.ts';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { emptyReport } from '../../../shared/report/create.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { parseJson, readJsonReport } from '../../library/report-file.ts';
import { fileFailure } from '../../library/write-failure.ts';
import type { Handler } from '../handler.ts';
import type { Host } from '../host.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** The calendar date on the wall of the person who writes, in the machine's time zone: YYYY-MM-DD. */
const localDate = (now: Date): string =>
  `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;

const fromTemplate = (host: Host): Report => {
  const settings = host.preferences.read();
  const report = emptyReport(() => host.newId(), settings.approverRoles);
  return {
    ...report,
    incident: { ...report.incident, author: settings.author, reportDate: localDate(host.now()) },
  };
};

const fromExample = async (host: Host, name: (typeof exampleNames)[number]): Promise<Result<Report>> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(host.resourcesFolder, 'samples', `${name}.json`));
  } catch (error) {
    return fileFailure('not-available', 'The example could not be read', error, 'Nothing was changed.');
  }
  const json = parseJson(bytes);
  if (!json) {
    return failure('not-available', 'The example is damaged.', {
      kept: 'Nothing was changed.',
      next: 'Install Debrief again.',
    });
  }
  const read = readJsonReport(json.value);
  return read.ok ? success({ ...read.value.report, id: host.newId() }) : read;
};

/** Stores a new report and answers with its identifier. */
export const createReport: Handler<'library.create'> = async ({ host, library }, { from }) => {
  const report = from === 'template' ? success(fromTemplate(host)) : await fromExample(host, from);
  if (!report.ok) return report;
  const added = await library.add(report.value);
  return added.ok ? success({ id: report.value.id }) : added;
};
