/** Debrief's own writers alone: checks the request, builds the document, draws it, writes the file. */
import { writeFileSync } from 'node:fs';
import { leaveOutTurboFan } from '../../../electron/cli/compiler.ts';
import { files, readJson } from './program.ts';
import { draw, prepareDocument } from './stages.ts';

// As the command line does, which also exports once and ends.
leaveOutTurboFan();
const { input, output } = files();
const { request, origin } = prepareDocument(readJson(input));
writeFileSync(output, (await draw(request, origin)).bytes);
