/** Debrief's own writers alone: checks the request, builds the document, draws it, writes the file. */
import { writeFileSync } from 'node:fs';
import { leaveOutTurboFan } from '../../../electron/export/run/compiler.ts';
import { files, readJson } from './program.ts';
import { draw, prepareDocument } from './stages.ts';

// As an export process does.
leaveOutTurboFan();
const { input, output } = files();
const { request, origin } = prepareDocument(readJson(input));
writeFileSync(output, (await draw(request, origin)).bytes);
