/** Loaded first in a utility process: Electron's `process.parentPort` over Node's own channel. */
import { EventEmitter } from 'node:events';

const port = Object.assign(new EventEmitter(), {
  postMessage: (message: string | object) => process.send?.(message),
});

process.on('message', (data) => port.emit('message', { data, ports: [] }));
Object.assign(process, { parentPort: port });
