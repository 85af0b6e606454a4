/** Rendering and check as in an export process, but in the program's own thread. */
import { writeFileSync } from 'node:fs';
import { ExportRequest } from '../../../electron/export/run/messages.ts';
import { renderAll } from '../../../electron/export/run/render-all.ts';
import { leaveOutTurboFan } from '../../../electron/export/run/compiler.ts';
import { files, readJson } from './program.ts';

// As an export process does.
leaveOutTurboFan();
const { input, output } = files();
const [file] = await renderAll(ExportRequest.parse(readJson(input)), () => undefined);
if (file === undefined) throw new Error('nothing was rendered');
writeFileSync(output, file.bytes);
