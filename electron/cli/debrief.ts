#!/usr/bin/env node
/** The command line (`debrief --help` lists its commands). Each command is loaded only when it is asked for. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { paperSizes } from '../../shared/document/blocks.ts';
import { errorCodeOf } from '../library/file-system.ts';
import { libraryFolder, readVersion } from '../serve/places.ts';
import { CommandError, exitCodes, type Terminal } from './exit.ts';
import type { BackupOptions } from './backup.ts';
import type { CheckOptions } from './check.ts';
import type { ExportOptions } from './export.ts';
import type { ImportCommandOptions } from './import.ts';
import type { PackOptions } from './pack.ts';
import type { UnpackOptions } from './unpack.ts';
import type { RestoreOptions } from './restore.ts';
import type { ValidateOptions } from './validate.ts';

const terminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

// A reader that has seen enough ("| head") is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (errorCodeOf(error) !== 'EPIPE') throw error;
  });
}

const parsePort = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
};

const libraryOption = () =>
  new Option('--library <folder>', 'the library folder (default: DEBRIEF_LIBRARY, or Documents/Debrief)');

const passphraseOption = () =>
  new Option(
    '--passphrase-file <file>',
    'a file with the passphrase of an encrypted library (default: DEBRIEF_PASSPHRASE_FILE; otherwise it is asked for)',
  );

const exits = `
Exit codes:
  0  done
  1  the report does not validate, two versions contradict each other, or something is damaged
  2  wrong usage, or input that cannot be read
  3  could not write`;

const REPORT = 'a report: a Markdown or JSON file, or the incident ID of a report in the library';

const program = new Command('debrief')
  .description('Post-incident reports: forms, checks, and documents ready to sign. Works offline.')
  .version(readVersion())
  .exitOverride()
  .addHelpText('after', exits);

program
  .command('export')
  .description('Write a report as PDF, DOCX, Markdown or JSON: all files asked for, or none.')
  .argument('<report>', REPORT)
  .option('--pdf <file>', 'write a PDF')
  .option('--docx <file>', 'write a Word document')
  .option('--markdown <file>', 'write Markdown')
  .option('--json <file>', 'write JSON')
  .option('--archive', 'make the PDF an archive copy: PDF/A-3a with the JSON inside')
  .option('--history', 'append who changed what, and when, to PDF, Word document and Markdown')
  .addOption(new Option('--paper <size>', 'paper size (default: as in the settings)').choices(paperSizes))
  .addOption(libraryOption())
  .addOption(passphraseOption())
  .addHelpText(
    'after',
    `
Files named are replaced. Without any, a PDF and a Word document named after the
incident are written into the current folder; files there are never replaced.
A report that is not ready to sign is written as a draft. Documents say when the
report was saved, never when they were made, so the same version gives the same
files; for a loose file that is SOURCE_DATE_EPOCH, or when it was last changed.

Examples:
  debrief export postmortem.md --pdf postmortem.pdf --docx postmortem.docx
  debrief export INC-2026-03-14-001 --pdf report.pdf --paper letter
  debrief export INC-2026-03-14-001 --pdf archive.pdf --archive
  debrief export INC-2026-03-14-001 --pdf report.pdf --history
  debrief export report.json
${exits}`,
  )
  .action(async (report: string, options: ExportOptions) =>
    (await import('./export.ts')).exportCommand(report, options, terminal),
  );

program
  .command('import')
  .description('Bring a Markdown or JSON file into the library, or convert it to JSON.')
  .argument('<file>', 'a Markdown or JSON file')
  .addOption(libraryOption())
  .addOption(passphraseOption())
  .option(
    '--out <file>',
    'write the report as JSON here; the library is left alone unless --library is given too',
  )
  .addHelpText(
    'after',
    `
Examples:
  debrief import postmortem.md
  debrief import postmortem.md --out report.json
  debrief import report.json --library /media/stick/debrief
${exits}`,
  )
  .action(async (file: string, options: ImportCommandOptions) =>
    (await import('./import.ts')).importCommand(file, options, terminal),
  );

const packagePassphrase = () =>
  new Option('--passphrase-file <file>', 'a file whose first line is the passphrase of the package');

program
  .command('pack')
  .description('Write a report of the library with its history and attachments into one file, a package.')
  .argument('<report>', 'the incident ID or the identifier of a report in the library')
  .requiredOption('--out <file>', 'the package to write (.debrief); a file of that name is replaced')
  .addOption(packagePassphrase())
  .addOption(libraryOption())
  .addHelpText(
    'after',
    `
With a passphrase the whole package is encrypted, names and sizes of its files included.
It is the package's own; that of an encrypted library comes from DEBRIEF_PASSPHRASE_FILE
or is asked for.

Examples:
  debrief pack INC-2026-03-14-001 --out /media/stick/incident.debrief
  debrief pack INC-2026-03-14-001 --out incident.debrief --passphrase-file secret.txt
${exits}`,
  )
  .action(async (report: string, options: PackOptions) =>
    (await import('./pack.ts')).packCommand(report, options, terminal),
  );

program
  .command('unpack')
  .description('Check a package and bring it into the library: all of it or nothing.')
  .argument('<file>', 'a package (.debrief)')
  .addOption(libraryOption())
  .addOption(packagePassphrase())
  .option('--dry-run', 'only say what is in it and what would be done')
  .addOption(
    new Option('--conflicts <side>', 'what is right where both versions changed a field').choices([
      'mine',
      'theirs',
    ]),
  )
  .addHelpText(
    'after',
    `
A report that the library has already is merged by field. Where both versions
changed the same field, the fields are listed, one "field path: mine …; theirs …" per
line, nothing is written and the exit code is 1, unless --conflicts says who is right.

Examples:
  debrief unpack /media/stick/incident.debrief --dry-run
  debrief unpack incident.debrief --passphrase-file secret.txt
  debrief unpack incident.debrief --conflicts theirs
${exits}`,
  )
  .action(async (file: string, options: UnpackOptions) =>
    (await import('./unpack.ts')).unpackCommand(file, options, terminal),
  );

program
  .command('validate')
  .description('List what keeps a report from being ready to sign, one "field path: message" per line.')
  .argument('<report>', REPORT)
  .option('--json', 'print the result as JSON on standard output')
  .addOption(libraryOption())
  .addOption(passphraseOption())
  .addHelpText(
    'after',
    `
Examples:
  debrief validate postmortem.md
  debrief validate INC-2026-03-14-001 --json
${exits}`,
  )
  .action(async (report: string, options: ValidateOptions) =>
    (await import('./validate.ts')).validateCommand(report, options, terminal),
  );

program
  .command('check')
  .description('Verify every file, history and hash of a library. Reads only.')
  .argument('[library]', 'the library folder (default: DEBRIEF_LIBRARY, or Documents/Debrief)')
  .option('--json', 'print the result as JSON on standard output')
  .addOption(
    new Option(
      '--passphrase-file <file>',
      'a file with the passphrase of an encrypted library (default: DEBRIEF_PASSPHRASE_FILE); without it only what can be seen without the key is checked',
    ),
  )
  .addHelpText(
    'after',
    `
Each thing that is wrong is a line on standard output, "path: what is wrong — what
to do"; what is only worth knowing goes to standard error.

Examples:
  debrief check
  debrief check /srv/reports --json
  debrief check /srv/reports --passphrase-file /run/secrets/debrief
${exits}`,
  )
  .action(async (folder: string | undefined, options: CheckOptions) =>
    (await import('./check.ts')).checkCommand(folder, options, terminal),
  );

program
  .command('backup')
  .description('Copy the library: into its own rolling backups, or in full to a folder elsewhere.')
  .option('--to <folder>', 'make a full copy in a new folder in this one, on another disk at best')
  .option('--list', 'list the backups in the library, or in the folder of --to, and make none')
  .addOption(libraryOption())
  .addHelpText(
    'after',
    `
No passphrase is needed: an encrypted library is copied as it is.

Examples:
  debrief backup
  debrief backup --to /media/stick
  debrief backup --list
${exits}`,
  )
  .action(async (options: BackupOptions) => (await import('./backup.ts')).backupCommand(options, terminal));

program
  .command('restore')
  .description('Restore a library from a backup into an empty folder, or one report into the library.')
  .argument('<backup>', 'a backup: its folder, or its name as `debrief backup --list` shows it')
  .option('--to <folder>', 'restore the whole library into this new or empty folder')
  .option('--report <id>', 'put this report back into the library, as a change that its history tells')
  .addOption(libraryOption())
  .addOption(passphraseOption())
  .addHelpText(
    'after',
    `
Examples:
  debrief restore 20260314T081500000Z --to /srv/restored
  debrief restore /media/stick/20260314T081500000Z --to /srv/restored
  debrief restore 20260314T081500000Z --report k3f9a2
${exits}`,
  )
  .action(async (backup: string, options: RestoreOptions) =>
    (await import('./restore.ts')).restoreCommand(backup, options, terminal),
  );

program
  .command('serve')
  .description('Open the editor in a browser on this machine. Nobody else can reach it.')
  .addOption(libraryOption())
  .addOption(
    new Option('--port <number>', 'the port to serve on (0: any free one)').default(0).argParser(parsePort),
  )
  .option('--no-open', 'only print the address')
  .addHelpText(
    'after',
    `
Examples:
  debrief serve
  debrief serve --library /srv/reports --port 8200 --no-open
${exits}`,
  )
  .action(async (options: { readonly library?: string; readonly port: number; readonly open: boolean }) =>
    (await import('../serve/run-shell.ts')).runShell({
      libraryFolder: libraryFolder(options.library, process.env),
      configFolder: process.env['DEBRIEF_CONFIG'],
      port: options.port,
      open: options.open,
      say: terminal.out,
    }),
  );

const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof CommandError) {
    for (const line of error.lines) terminal.err(line);
    return error.exitCode;
  }
  terminal.err(`error: ${error instanceof Error ? error.message : String(error)}`);
  return exitCodes.usage;
};

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
