/** `debrief export`: renders a report into files. */
import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { type ExportFormat, exportFormats } from '../../shared/contract/channels.ts';
import { failure } from '../../shared/contract/result.ts';
import type { PaperSize } from '../../shared/document/blocks.ts';
import type { Report } from '../../shared/report/schema.ts';
import { checkReadiness } from '../../shared/rules/readiness.ts';
import { endings, exportBaseName, numbered } from '../export/run/file-names.ts';
import type { RenderedFile } from '../export/run/messages.ts';
import { gatherRequest } from '../export/run/request.ts';
import { runExportProcess } from '../export/run/run.ts';
import { startExportThread } from '../export/run/thread.ts';
import { leaveOutTurboFan } from './compiler.ts';
import { anyTaken, writeTogether } from '../export/run/write-files.ts';
import type { AttachmentStore } from '../library/attachments.ts';
import { nodeFileSystem } from '../library/file-system.ts';
import { recordHash } from '../library/record-hash.ts';
import { fileFailure } from '../library/write-failure.ts';
import { libraryFolder, resourcesFolder } from '../serve/places.ts';
import { openPreferences } from '../serve/preferences.ts';
import { CommandError, commandError, exitCodes, type Terminal } from './exit.ts';
import { loadReport } from './input.ts';
import { libraryOnDemand } from './open-library.ts';
import { fileToWrite } from './output.ts';

export type ExportOptions = { readonly [F in ExportFormat]?: string } & {
  readonly paper?: PaperSize;
  readonly archive?: boolean;
  readonly library?: string;
  readonly passphraseFile?: string;
};

const TIME_LIMIT = 120_000;

type Target = { readonly format: ExportFormat; readonly path: string };

const wrongUsage = (line: string): CommandError => new CommandError(exitCodes.usage, [`error: ${line}`]);

/** PDF and DOCX beside each other in the current folder, under names that are free. */
const defaultTargets = async (report: Report): Promise<Target[]> => {
  const formats = ['pdf', 'docx'] as const;
  const base = exportBaseName(report);
  const withNumber = (number: number): Target[] =>
    formats.map((format) => ({ format, path: numbered(base, endings[format], number) }));
  let number = 1;
  const names = () => withNumber(number).map((target) => target.path);
  while (await anyTaken(nodeFileSystem, '.', names())) number += 1;
  return withNumber(number);
};

const realOrResolved = (file: string): Promise<string> => realpath(file).catch(() => path.resolve(file));

const namedTargets = async (options: ExportOptions, input: string): Promise<Target[]> => {
  const targets: Target[] = [];
  for (const format of exportFormats) {
    const file = options[format];
    if (file !== undefined) targets.push({ format, path: await fileToWrite(file) });
  }
  const seen = new Set<string>();
  for (const target of targets) {
    const absolute = await realOrResolved(target.path);
    if (absolute === (await realOrResolved(input))) throw wrongUsage(`${target.path} is the input itself.`);
    if (seen.has(absolute)) throw wrongUsage(`${target.path} is named for two formats.`);
    seen.add(absolute);
  }
  return targets;
};

const write = async (targets: readonly Target[], files: readonly RenderedFile[]): Promise<void> => {
  const paired = targets.flatMap((target) => {
    const file = files.find(({ format }) => format === target.format);
    return file ? [{ path: target.path, bytes: file.bytes }] : [];
  });
  try {
    await writeTogether(nodeFileSystem, paired, randomUUID);
  } catch (error) {
    const where = targets.map((target) => target.path).join(', ');
    throw commandError(
      fileFailure('could-not-write', `Could not write ${where}`, error, 'No file was written or changed.')
        .error,
    );
  }
};

const kilobytes = (bytes: Uint8Array): string => `${Math.max(1, Math.round(bytes.byteLength / 1024))} KB`;

const describe = (target: Target, files: readonly RenderedFile[]): string => {
  const file = files.find(({ format }) => format === target.format);
  if (!file) return target.path;
  const pages = file.pages === null ? '' : `${file.pages} ${file.pages === 1 ? 'page' : 'pages'}, `;
  return `${target.path} (${pages}${kilobytes(file.bytes)}, opened again and checked)`;
};

const hasAttachments = ({ appendices }: Report): boolean =>
  Object.values(appendices).some(({ attachments }) => attachments.length > 0);

/** For a report that names none: its library may stay closed. */
const noAttachments: Pick<AttachmentStore, 'read'> = {
  read: () => Promise.resolve(failure('not-found', 'The attachment is not in the library.')),
};

const remarkOnDraft = (report: Report, terminal: Terminal): void => {
  const errors = checkReadiness(report).filter(({ level }) => level === 'error').length;
  if (errors === 0) return;
  terminal.err(
    `note: not ready for signature, ${errors} ${errors === 1 ? 'problem' : 'problems'} found ("debrief validate" lists them).`,
  );
};

/** Exports; throws a CommandError. Either all files are written or none. */
export const exportCommand = async (
  input: string,
  options: ExportOptions,
  terminal: Terminal,
): Promise<void> => {
  leaveOutTurboFan();
  const folder = libraryFolder(options.library, process.env);
  const library = libraryOnDemand({ folder, passphraseFile: options.passphraseFile });
  const settings = openPreferences(process.env['DEBRIEF_CONFIG'], () => new Date()).read();
  const named = await namedTargets(options, input);
  if (options.archive && named.length > 0 && !named.some(({ format }) => format === 'pdf')) {
    throw wrongUsage('--archive is about the PDF: name one with --pdf <file>.');
  }
  const { report, recordedAt, remarks } = await loadReport(input, library, folder, settings);
  const targets = named.length > 0 ? named : await defaultTargets(report);
  const { request, warnings } = await gatherRequest({
    report,
    sha256: recordHash(report),
    formats: targets.map(({ format }) => format),
    paper: options.paper ?? settings.paper,
    archive: options.archive ?? false,
    settings,
    attachments: hasAttachments(report) ? (await library()).attachments : noAttachments,
    recordedAt,
    resourcesFolder,
  });
  const rendered = await runExportProcess(() => startExportThread(), request, {
    timeLimit: TIME_LIMIT,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  if (!rendered.ok) throw commandError(rendered.error);
  await write(targets, rendered.value);
  for (const remark of remarks) terminal.err(`note: ${remark}`);
  for (const warning of [...warnings, ...rendered.value.flatMap((file) => file.warnings)]) {
    terminal.err(`warning: ${warning.path}: ${warning.message}`);
  }
  remarkOnDraft(report, terminal);
  for (const target of targets) terminal.out(describe(target, rendered.value));
};
