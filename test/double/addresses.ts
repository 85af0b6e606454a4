/** app://debrief <-> https://debrief.app.invalid: a stock Chromium cannot learn a new scheme. */
import type { Privileges } from 'electron';

type Handler = (request: Request) => Response | Promise<Response>;

export const schemes = new Map<string, Privileges>();
export const handlers = new Map<string, Handler>();

export const schemeOf = (address: string): string => address.split(':')[0] ?? '';

export const toChromium = (address: string): string =>
  address.replace(/^([a-z][\w+.-]*):\/\/([^/?#]+)/i, (whole, scheme: string, host: string) =>
    handlers.has(scheme) ? `https://${host}.${scheme}.invalid` : whole,
  );

export const fromChromium = (address: string): string =>
  address.replace(/^https:\/\/([\w.-]+)\.([\w+-]+)\.invalid(?=[/?#]|$)/, '$2://$1');
