/** What every answer to the window carries, in the desktop shell and in the browser shell alike. */

/** Nothing is allowed but what the bundle itself brings; images also from memory (a logo, an attachment being shown). */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The browser shell prints by framing a PDF of its own; everything else it serves refuses to be framed. */
export const framingPolicy = contentSecurityPolicy.replace("frame-src 'none'", "frame-src 'self'");

/** For the PDF in that frame: it loads nothing, and only our own page may show it. */
export const framedPolicy = "default-src 'none'; frame-ancestors 'self'";

export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** Kinds of file the window's bundle holds; anything else is not served. */
export const pageMediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
