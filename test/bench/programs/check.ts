/** The check that every export has to pass, alone: the same file opened again and again. Prints the time of each. */
import { writeFileSync } from 'node:fs';
import { checkExport } from '../../../electron/export/check/check.ts';
import { leaveOutTurboFan } from '../../../electron/export/run/compiler.ts';
import { files, readJson } from './program.ts';
import { draw, prepareDocument } from './stages.ts';
import { EXPORTS, timed } from './timed.ts';

// As an export process does.
leaveOutTurboFan();
const { input, output } = files();
const { request, origin } = prepareDocument(readJson(input));
const rendered = await draw(request, origin);
writeFileSync(output, rendered.bytes);
const [format = 'pdf'] = request.formats;
for (let round = 0; round < EXPORTS; round += 1) await timed(() => checkExport(format, origin, rendered));
