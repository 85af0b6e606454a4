/** Rendering and check as the command line does them, but in the program's own thread. */
import { writeFileSync } from 'node:fs';
import { ExportRequest } from '../../../electron/export/run/messages.ts';
import { renderAll } from '../../../electron/export/run/render-all.ts';
import { leaveOutTurboFan } from '../../../electron/cli/compiler.ts';
import { files, readJson } from './program.ts';

// As the command line does, which also exports once and ends.
leaveOutTurboFan();
const { input, output } = files();
const [file] = await renderAll(ExportRequest.parse(readJson(input)), () => undefined);
if (file === undefined) throw new Error('nothing was rendered');
writeFileSync(output, file.bytes);
