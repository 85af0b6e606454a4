/** Where the export worker lies: beside this file in a checkout, in `dist/export/` of a build. */
const inCheckout = import.meta.url.endsWith('.ts');

/** Address of the script that a worker thread or a utility process runs. */
export const exportWorker = new URL(inCheckout ? './worker.ts' : '../export/worker.js', import.meta.url);
