/** The export process of the build, started for one export, as the command line does it. */
import { writeFileSync } from 'node:fs';
import { leaveOutTurboFan } from '../../../electron/cli/compiler.ts';
import { runExportProcess } from '../../../electron/export/run/run.ts';
import { readRequest, runOptions, startBuiltWorker, valueOf } from './export-worker.ts';
import { files } from './program.ts';

leaveOutTurboFan();
const { input, output } = files();
const result = await runExportProcess(startBuiltWorker, readRequest(input), runOptions);
for (const { bytes } of valueOf(result)) writeFileSync(output, bytes);
