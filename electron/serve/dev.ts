/** `npm run dev`: the browser shell over the window's sources, with hot reload. For development only. */
import type { Server } from 'node:http';
import path from 'node:path';
import type { PageServer } from './routes.ts';
import { libraryFolder, packageFolder } from './places.ts';
import { runShell } from './run-shell.ts';

/** Hot reload injects inline scripts and styles and talks over a web socket; everything else stays as strict. */
const developmentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' ws://127.0.0.1:* ws://localhost:*",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const vitePages = async (server: Server): Promise<PageServer> => {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: path.join(packageFolder, 'vite.config.ts'),
    root: path.join(packageFolder, 'renderer'),
    appType: 'spa',
    server: { middlewareMode: { server }, hmr: { server } },
  });
  return (request, response) =>
    new Promise((resolve) => {
      response.setHeader('content-security-policy', developmentPolicy);
      response.once('close', resolve);
      vite.middlewares(request, response, () => {
        response.statusCode = 404;
        response.end();
      });
    });
};

await runShell({
  libraryFolder: libraryFolder(undefined, process.env),
  configFolder: process.env['DEBRIEF_CONFIG'],
  port: 0,
  open: true,
  say: (line) => {
    process.stdout.write(`${line}\n`);
  },
  pages: vitePages,
});
process.exit(0);
