/** Several exports of one running program, through the pool that keeps their process warm: prints the seconds of each. */
import { writeFileSync } from 'node:fs';
import { createExportPool } from '../../../electron/export/run/pool.ts';
import { readRequest, runOptions, startBuiltWorker, valueOf } from './export-worker.ts';
import { files } from './program.ts';

const EXPORTS = 8;

const { input, output } = files();
const { fontsFolder } = readRequest(input);
const pool = createExportPool({ start: startBuiltWorker, fontsFolder });
for (let round = 0; round < EXPORTS; round += 1) {
  const request = readRequest(input);
  const start = performance.now();
  const result = await pool.run(request, runOptions);
  for (const { bytes } of valueOf(result)) writeFileSync(output, bytes);
  process.stdout.write(`${((performance.now() - start) / 1000).toFixed(4)}\n`);
}
pool.close();
