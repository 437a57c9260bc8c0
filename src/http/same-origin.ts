// Whether a request was sent by one of our own pages: what browsers say about it themselves.

import type { IncomingMessage } from 'node:http';

/**
 * True for what our own pages sent. Browsers say so in Sec-Fetch-Site wherever the address is safe (https, or this
 * machine), and in Origin everywhere else; whoever sends neither is no browser that shows our pages.
 */
export function isFromOurPages({ headers }: IncomingMessage, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  // A proxy may have changed Host, and people may have come by another name than the public one.
  const { host } = new URL(origin);
  return host === new URL(publicUrl).host || host === headers.host;
}
