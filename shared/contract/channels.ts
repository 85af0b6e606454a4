/**
 * The whole API between the window and its host, as one table: channel -> what goes in and what comes out.
 * Every shell (Electron, browser, command line) dispatches these channels and no others; both directions are parsed.
 */
import { z } from 'zod';
import { Attachment, Report } from '../report/schema.ts';
import { incidentTypes, reportStates, severities } from '../report/vocabulary.ts';
import { Access } from './access.ts';
import { Choices } from '../history/conflict.ts';
import { BackedUpReport, BackupDamage, BackupFolder, BackupRef, BackupSummary } from './backup.ts';
import { HistoryPage, SaveNote } from './history.ts';
import { MAX_PART_BYTES, PackageView } from './package.ts';
import { Settings, SettingsPatch } from './settings.ts';
import { ConversionReport, LockSettings, Secret, VaultStatus } from './vault.ts';

const reportId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** A window of a program: a tab, or a window of the desktop shell. It keeps its id when it is loaded again. */
const windowId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** ISO 8601 instant with milliseconds, UTC. */
const timestamp = z.iso.datetime();
const nothing = z.strictObject({});
const handle = z.string().min(1).max(64);
const passphrase = z.string().min(1).max(1024);

/** Largest file accepted for import, in bytes. */
export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;
/** Largest attachment, in bytes. */
export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;

/** A line of the library list. */
export const ReportSummary = z.strictObject({
  id: reportId,
  incidentId: z.string(),
  title: z.string(),
  severity: z.enum(['', ...severities]),
  type: z.enum(['', ...incidentTypes]),
  state: z.enum(reportStates),
  version: z.int(),
  start: z.string(),
  savedAt: timestamp,
  /** Whether imported notes wait to be placed. */
  hasNotes: z.boolean(),
});
export type ReportSummary = z.infer<typeof ReportSummary>;

/** A file of the library that could not be listed, and why; it stays where it is. */
export const UnreadableFile = z.strictObject({
  file: z.string(),
  reason: z.string(),
  /** The report it should hold, as its name says. */
  id: reportId,
  /** "newer": written by a newer version of Debrief; it can be opened to read. */
  kind: z.enum(['damaged', 'newer']),
  /** When the newest good state was saved that could be put in its place; null where there is none. */
  recovery: timestamp.nullable(),
});
export type UnreadableFile = z.infer<typeof UnreadableFile>;

/** A report as it lies on disk. `sha256` is the record hash: of the report's canonical JSON. */
export const StoredReport = z.strictObject({ report: Report, savedAt: timestamp, sha256 });
export type StoredReport = z.infer<typeof StoredReport>;

/** A report as it is opened: its newest state, and what a person should know about its files, one line each. */
export const OpenedReport = StoredReport.extend({ notices: z.array(z.string()).readonly(), access: Access });
export type OpenedReport = z.infer<typeof OpenedReport>;

/** What an import understood and what it kept aside. */
export const ImportSummary = z.strictObject({
  /** Sections and fields that were filled, in words: "Timeline: 7 rows". */
  mapped: z.array(z.string()),
  /** Parts kept as imported notes: their headings and first words. */
  kept: z.array(z.strictObject({ heading: z.string(), excerpt: z.string() })),
  /** Readings that a person should check: "Severity \"High\" was read as P1". */
  readings: z.array(z.string()),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const exportFormats = ['pdf', 'docx', 'markdown', 'json'] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Something the reader of an export should know: a replaced character, an image left out. */
export const ExportWarning = z.strictObject({
  path: z.string(),
  message: z.string(),
  /** All characters of the field that a file shows as U+FFFD; the message names the first of them. */
  replaced: z.string().optional(),
});
export type ExportWarning = z.infer<typeof ExportWarning>;

export const ExportedFile = z.strictObject({
  /** "package": the report with its history and attachments, for another machine. */
  format: z.enum([...exportFormats, 'package']),
  fileName: z.string(),
  /** Bytes. */
  size: z.int(),
  sha256,
  /** Pages, where the format has them. */
  pages: z.int().nullable(),
  /** Where the host wrote it; '' where it waits to be downloaded. */
  location: z.string(),
  /** Fetches the bytes (`exports.read`, or GET /exports/<handle> in the browser shell), shows or opens the file. */
  handle: z.string(),
});
export type ExportedFile = z.infer<typeof ExportedFile>;

/** A heading of the printed document; `path` is the report field printed below it, '' where there is none. */
export const PrintedHeading = z.strictObject({
  title: z.string(),
  level: z.literal([1, 2, 3]),
  /** Unique in the document, and the same in the next one as long as the heading is. */
  anchor: z.string(),
  path: z.string(),
});
export type PrintedHeading = z.infer<typeof PrintedHeading>;

export const exampleNames = ['outage', 'data-breach', 'ransomware'] as const;

/** The host this window talks to, and what it can do. */
export const AppInfo = z.strictObject({
  shell: z.enum(['electron', 'browser', 'memory']),
  version: z.string(),
  /** How exports reach the user: written to a folder he chose, or downloaded. */
  delivery: z.enum(['folder', 'download']),
  libraryFolder: z.string(),
});
export type AppInfo = z.infer<typeof AppInfo>;

const channel = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const channels = {
  'app.info': channel(nothing, AppInfo),

  /**
   * Reports, last saved first, a page at a time. With a query only those that contain every word of it anywhere in their text.
   * The answer comes soon: where many files are still to be read it says how many are `pending`, and may lack these.
   */
  'library.list': channel(
    z.strictObject({
      query: z.string().max(500),
      /** Reports before the page; 0 unless said otherwise. */
      from: z.int().nonnegative().optional(),
      limit: z.int().positive().max(1000).optional(),
      /** Answers from what is known, without looking first whether another program has changed a file. */
      isQuick: z.boolean().optional(),
    }),
    z.strictObject({
      reports: z.array(ReportSummary),
      /** How many reports there are on all pages. */
      total: z.int().nonnegative(),
      pending: z.int().nonnegative(),
      /** The same on two pages where nothing has changed between them. */
      state: z.int(),
      /** On the first page only. */
      unreadable: z.array(UnreadableFile),
    }),
  ),
  'library.create': channel(
    z.strictObject({ from: z.enum(['template', ...exampleNames]) }),
    z.strictObject({ id: reportId }),
  ),
  /** Imports a Markdown or JSON file as a new report; bytes are base64. */
  'library.import': channel(
    z.strictObject({ fileName: z.string().max(1000), bytes: z.base64() }),
    z.strictObject({ id: reportId, summary: ImportSummary }),
  ),
  'library.duplicate': channel(z.strictObject({ id: reportId }), z.strictObject({ id: reportId })),
  /** Refused with "held" while another window than this one writes to the report. */
  'library.trash': channel(z.strictObject({ id: reportId, window: windowId.optional() }), nothing),
  /** Takes a report back out of the trash. */
  'library.restore': channel(z.strictObject({ id: reportId }), nothing),

  /**
   * Opens a report for a window to edit: it is the window's until it closes it or vanishes. Where another window has it the
   * access says so, and with `takeOver` it becomes this window's all the same. Without a window it is only looked at.
   */
  'report.open': channel(
    z.strictObject({ id: reportId, window: windowId.optional(), takeOver: z.literal(true).optional() }),
    OpenedReport,
  ),
  /** The window neither edits the report any more nor waits for it. */
  'report.close': channel(z.strictObject({ id: reportId, window: windowId }), nothing),
  /**
   * Saves durably. `base` is the record hash this edit started from; where the file changed meanwhile the answer is
   * a "conflict", where another window has the report it is "held", and nothing is written.
   */
  'report.save': channel(
    z.strictObject({ report: Report, base: sha256, window: windowId, note: SaveNote.optional() }),
    z.strictObject({ savedAt: timestamp, sha256 }),
  ),
  /** Puts the newest good state in the place of a file that cannot be read, which is kept under another name. */
  'report.recover': channel(z.strictObject({ id: reportId }), z.strictObject({ savedAt: timestamp })),

  /** Entries before number `before` (the newest where it is absent), newest first. */
  'history.list': channel(
    z.strictObject({
      id: reportId,
      before: z.int().positive().optional(),
      limit: z.int().positive().max(500),
    }),
    HistoryPage,
  ),
  /** The report as it was after the entry of that number. */
  'history.state': channel(
    z.strictObject({ id: reportId, seq: z.int().positive() }),
    z.strictObject({ report: Report, savedAt: timestamp }),
  ),

  'attachment.add': channel(
    z.strictObject({
      reportId,
      fileName: z.string().min(1).max(255),
      bytes: z.base64(),
      /** Takes place, camera and words out of a picture before it is stored; a "bad-request" where that cannot be done. */
      strip: z.boolean().optional(),
    }),
    Attachment,
  ),
  'attachment.read': channel(
    z.strictObject({ reportId, sha256 }),
    z.strictObject({ mediaType: z.string(), bytes: z.base64() }),
  ),

  /**
   * Renders a report as it is now, saved or not, as the PDF that an export would give. One preview renders at a time:
   * while it does, a newer one takes the place of those that wait, and they answer "cancelled".
   */
  'preview.render': channel(
    z.strictObject({ job: reportId, report: Report, paper: z.enum(['a4', 'letter']) }),
    z.strictObject({
      bytes: z.base64(),
      /** The record hash printed on its pages. */
      sha256,
      pages: z.int(),
      /** In the order of the PDF's named destinations. */
      headings: z.array(PrintedHeading),
      warnings: z.array(ExportWarning),
    }),
  ),

  /** Renders the saved report. Progress comes as `export.progress` events under the given job. */
  'export.run': channel(
    z.strictObject({
      job: reportId,
      id: reportId,
      formats: z.array(ExportFormat).min(1),
      paper: z.enum(['a4', 'letter']),
      /** Makes the PDF an archive copy: PDF/A-3a with the JSON export inside. */
      archive: z.boolean().optional(),
      /** Prints the report's history as an appendix of PDF, DOCX and Markdown. */
      history: z.boolean().optional(),
    }),
    z.strictObject({ files: z.array(ExportedFile), warnings: z.array(ExportWarning) }),
  ),
  /**
   * Prints the saved report as its PDF. Where the host has no print dialog the answer is "waiting": the window prints
   * the file, which lies at /exports/<handle>/print.
   */
  'print.run': channel(
    z.strictObject({ job: reportId, id: reportId, paper: z.enum(['a4', 'letter']) }),
    z.strictObject({ outcome: z.enum(['printed', 'cancelled', 'waiting']), file: ExportedFile }),
  ),
  'export.cancel': channel(z.strictObject({ job: reportId }), nothing),
  'export.read': channel(
    z.strictObject({ handle: z.string() }),
    z.strictObject({ fileName: z.string(), mediaType: z.string(), bytes: z.base64() }),
  ),
  /** Opens an exported file with the system's program (delivery "folder" only). */
  'export.open': channel(z.strictObject({ handle: z.string() }), nothing),
  /** Shows an exported file in its folder (delivery "folder" only). */
  'export.reveal': channel(z.strictObject({ handle: z.string() }), nothing),

  /** Announces a file that is handed over in parts, because no message should hold it. */
  'upload.begin': channel(
    z.strictObject({ fileName: z.string().min(1).max(1000), size: z.int().nonnegative() }),
    z.strictObject({ upload: handle }),
  ),
  /** The next bytes of it; `offset` is how many came before. */
  'upload.part': channel(
    z.strictObject({
      upload: handle,
      offset: z.int().nonnegative(),
      bytes: z.base64().max(Math.ceil(MAX_PART_BYTES / 3) * 4),
    }),
    z.strictObject({ received: z.int() }),
  ),
  /** Forgets it; one that is gone already is no fault. */
  'upload.cancel': channel(z.strictObject({ upload: handle }), nothing),

  /**
   * Checks every byte of an uploaded package and says what is in it and what importing it would do. Nothing is stored.
   * "passphrase-needed" and "wrong-passphrase" keep the upload. Progress and cancelling are those of exports.
   */
  'package.inspect': channel(
    z.strictObject({ job: reportId, upload: handle, passphrase: passphrase.optional() }),
    PackageView,
  ),
  /**
   * Imports a package that was inspected, all of it or nothing. `base` is what the plan named; where the library moved on, or
   * a conflict has no choice, the answer is a "conflict". Once it is in, the upload is forgotten.
   */
  'package.import': channel(
    z.strictObject({
      job: reportId,
      upload: handle,
      base: sha256.nullable(),
      choices: Choices.optional(),
      window: windowId.optional(),
    }),
    z.strictObject({ id: reportId, outcome: z.enum(['new', 'ahead', 'merged', 'same', 'behind']) }),
  ),
  /** Writes the saved report with its history and attachments as a package; with a passphrase, encrypted. */
  'package.export': channel(
    z.strictObject({ job: reportId, id: reportId, passphrase: passphrase.optional() }),
    z.strictObject({
      file: ExportedFile,
      /** Attachments that could not be put in, and why. */
      missing: z.array(z.strictObject({ sha256, reason: z.string() })),
    }),
  ),

  'settings.read': channel(nothing, Settings),
  'settings.write': channel(SettingsPatch, Settings),

  'vault.status': channel(nothing, VaultStatus),
  /** Encrypts the library under a passphrase. Progress comes as `vault.progress` events; "cancelled" where it was stopped. */
  'vault.create': channel(z.strictObject({ passphrase: z.string().max(4096) }), ConversionReport),
  /** Decrypts the library. An unfinished encryption is turned round. */
  'vault.remove': channel(z.strictObject({ current: Secret }), ConversionReport),
  /** Goes on with a conversion that was broken off. */
  'vault.continue': channel(nothing, ConversionReport),
  /** Stops the conversion under way between two files. */
  'vault.cancel': channel(nothing, nothing),
  /** Removes backups of the time before the library was encrypted; answers with those that are gone. */
  'vault.removePlainBackups': channel(
    z.strictObject({ names: z.array(z.string().max(300)).max(10_000) }),
    z.strictObject({ removed: z.array(z.string()) }),
  ),
  'vault.unlock': channel(Secret, VaultStatus),
  /** Locks once what is being written is written. */
  'vault.lock': channel(nothing, VaultStatus),
  /** Somebody works in the window: the library does not lock itself for a while. */
  'vault.touch': channel(nothing, nothing),
  'vault.changePassphrase': channel(
    z.strictObject({ current: Secret, next: z.string().max(4096) }),
    VaultStatus,
  ),
  /** A new recovery key, told this once; the one before opens the library no more. */
  'vault.recoveryKey': channel(z.strictObject({ current: Secret }), z.strictObject({ printed: z.string() })),
  'vault.settings': channel(LockSettings, VaultStatus),

  /** Finished backups, newest first: the rolling copies of the library, or those in a folder elsewhere. */
  'backup.list': channel(
    z.strictObject({ folder: BackupFolder.optional() }),
    z.strictObject({ backups: z.array(BackupSummary) }),
  ),
  /** Asks for a folder in the host's dialog; null where the person cancelled. Only where the host has a dialog. */
  'backup.chooseFolder': channel(
    z.strictObject({ purpose: z.enum(['back-up', 'restore-from', 'restore-to']) }),
    z.strictObject({ folder: z.string().nullable() }),
  ),
  /** Backs up now: into the rolling copies, or in full to a folder elsewhere. Progress comes as `backup.progress`. */
  'backup.now': channel(
    z.strictObject({ job: reportId, folder: BackupFolder.optional() }),
    z.strictObject({ backup: BackupSummary, location: z.string() }),
  ),
  /** Reads all of a backup and names what is damaged. */
  'backup.verify': channel(
    z.strictObject({ job: reportId, backup: BackupRef }),
    z.strictObject({ damage: z.array(BackupDamage) }),
  ),
  /** Reports in a backup whose title or incident ID contains the query. */
  'backup.reports': channel(
    z.strictObject({ backup: BackupRef, query: z.string().max(500) }),
    z.strictObject({ reports: z.array(BackedUpReport), hasMore: z.boolean(), unreadable: z.int() }),
  ),
  /** Puts a report back as it was in a backup: a change like any other, which its history tells. */
  'backup.restoreReport': channel(
    z.strictObject({ backup: BackupRef, id: reportId }),
    z.strictObject({
      savedAt: timestamp,
      outcome: z.enum(['added', 'set-back', 'same']),
      /** Names of attachments that are in neither. */
      missing: z.array(z.string()),
    }),
  ),
  /** Restores a whole backup into a new or an empty folder. */
  'backup.restoreLibrary': channel(
    z.strictObject({ job: reportId, backup: BackupRef, to: BackupFolder }),
    z.strictObject({ files: z.int(), damage: z.array(BackupDamage) }),
  ),
  'backup.cancel': channel(z.strictObject({ job: reportId }), nothing),
} as const;

export type Channel = keyof typeof channels;
export type Input<C extends Channel> = z.infer<(typeof channels)[C]['input']>;
export type Output<C extends Channel> = z.infer<(typeof channels)[C]['output']>;

export const channelNames = Object.keys(channels) as readonly Channel[];
