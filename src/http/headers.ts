// The headers every answer carries, computed once: what a browser may do with it, which is nothing it need not.

import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

type Header = readonly [name: string, value: string];

/** For data: nothing in it is to be run, shown in a frame, or looked up. */
export const DATA_HEADERS: readonly Header[] = fixed({});

/** For our own pages: their own style sheet and pictures, no scripts. */
export const PAGE_HEADERS: readonly Header[] = fixed({ styleSrc: ["'self'"], imgSrc: ["'self'"] });

function fixed(allowed: Readonly<Record<string, readonly string[]>>): readonly Header[] {
  const set = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => set.set(name.toLowerCase(), value),
    removeHeader: (name: string) => set.delete(name.toLowerCase()),
  };
  // Helmet only sets headers, the same ones each time, so it is asked once and not for every answer.
  protect(allowed)({} as IncomingMessage, response as unknown as ServerResponse, () => undefined);
  set.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  set.set('cache-control', 'no-store');
  return [...set];
}

function protect(allowed: Readonly<Record<string, readonly string[]>>): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        ...allowed,
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}
