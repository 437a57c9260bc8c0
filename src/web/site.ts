// What every page is made with, and what is known about the one being shown.

import type { Agency } from '../shared/agency.js';
import type { Instant } from '../shared/dates.js';
import type { Language } from '../shared/languages.js';
import type { OurCookies } from '../http/cookies.js';
import type { Session } from '../staff/session.js';
import type { Assets } from './assets.js';

export type Site = {
  readonly agency: Agency;
  readonly assets: Assets;
  readonly now: () => Instant;
  readonly cookies: OurCookies;
};

export type Scene = {
  readonly agency: Agency;
  readonly assets: Assets;
  readonly now: Instant;
  readonly language: Language;
  /** Who is signed in; null on pages for anyone. */
  readonly session: Session | null;
  /** Path and query of the page shown, as asked for. */
  readonly url: string;
  /** New for each showing of a form: the same form sent twice is done once. */
  readonly once: string;
};
