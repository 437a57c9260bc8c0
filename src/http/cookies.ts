// The cookies of browsers: what they bring, and how ours are set. Ours say nothing and are of no use to scripts.

import { parseCookie, stringifySetCookie } from 'cookie';

export type Cookies = Readonly<Record<string, string | undefined>>;

/** Whose browser it is: somebody signed in, one that has signed in before, a visitor who fills something in. */
export type CookieUse = 'session' | 'known' | 'visit';

const NO_COOKIES: Cookies = {};

export function readCookies(header: string | undefined): Cookies {
  return header === undefined ? NO_COOKIES : parseCookie(header);
}

/**
 * Names and sets our cookies. Where people reach us by https their names begin with `__Host-`: no other site, not even
 * a neighbour under the same domain, can set them. By plain http – on this machine only – browsers refuse that name.
 */
export function ourCookies(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  const nameOf = (use: CookieUse) => `${secure ? '__Host-' : ''}fullmakt-${use}`;
  const set = (use: CookieUse, value: string, maxAge: number | null) =>
    stringifySetCookie({
      name: nameOf(use),
      value,
      httpOnly: true,
      secure,
      // Links from the case system lead in. Nothing is changed by a GET, and whatever changes something carries a token.
      sameSite: 'lax',
      path: '/',
      ...(maxAge !== null && { maxAge }),
    });
  return {
    read: (cookies: Cookies, use: CookieUse): string | null => cookies[nameOf(use)] ?? null,
    /** A header's value; without `seconds` it goes when the browser is closed. */
    set: (use: CookieUse, value: string, seconds: number | null = null): string => set(use, value, seconds),
    clear: (use: CookieUse): string => set(use, '', 0),
  };
}
export type OurCookies = ReturnType<typeof ourCookies>;
