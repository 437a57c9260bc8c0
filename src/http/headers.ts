// The headers every answer carries, computed once: what a browser may do with it, which is nothing it need not.

import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

type Header = readonly [name: string, value: string];
type Allowed = Readonly<Record<string, readonly string[]>>;
type Referrers = 'no-referrer' | 'same-origin';

/** For data: nothing in it is to be run, shown in a frame, or looked up. Names and values by turns. */
export const DATA_HEADERS: readonly string[] = fixed({}).flat();

/** For our own pages: their own style sheet and pictures, no scripts. */
export const PAGE_HEADERS: readonly string[] = fixed({ styleSrc: ["'self'"], imgSrc: ["'self'"] }).flat();

/**
 * For pages people use: their own style, scripts, fonts and pictures (small pictures of the design system stand in its
 * style sheet), and no way to make a script out of a text. Beside what every answer carries.
 */
export const FACE_HEADERS: Readonly<Record<string, string>> = Object.fromEntries(
  fixed(
    {
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'none'"],
      trustedTypes: ["'none'"],
    },
    // Browsers tell where a form was sent from only when they may: see same-origin.ts.
    'same-origin',
  ).filter(([name]) => ['content-security-policy', 'referrer-policy'].includes(name)),
);

function fixed(allowed: Allowed, referrers: Referrers = 'no-referrer'): readonly Header[] {
  const set = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => set.set(name.toLowerCase(), value),
    removeHeader: (name: string) => set.delete(name.toLowerCase()),
  };
  // Helmet only sets headers, the same ones each time, so it is asked once and not for every answer.
  protect(allowed, referrers)({} as IncomingMessage, response as unknown as ServerResponse, () => undefined);
  set.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  set.set('cache-control', 'no-store');
  return [...set];
}

function protect(allowed: Allowed, referrers: Referrers): ReturnType<typeof helmet> {
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
    referrerPolicy: { policy: referrers },
    xFrameOptions: { action: 'deny' },
  });
}
