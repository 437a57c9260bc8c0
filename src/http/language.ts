// Which of our languages a caller reads best.

import Negotiator from 'negotiator';
import type { Language } from '../shared/languages.js';

/** `no` stands for Norwegian of either kind; bokmål is our default. */
const OFFERED: readonly string[] = ['nb', 'nn', 'en', 'no'];
const HEADERS_REMEMBERED = 256;
const remembered = new Map<string, Language>();

/** The language of texts in an answer, by the Accept-Language header; bokmål when nothing fits. */
export function preferredLanguage(header: string | undefined): Language {
  if (header === undefined) return 'nb';
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const language = negotiated(header);
  if (remembered.size >= HEADERS_REMEMBERED) remembered.clear();
  remembered.set(header, language);
  return language;
}

function negotiated(header: string): Language {
  const best = new Negotiator({ headers: { 'accept-language': header } }).language([...OFFERED]);
  return best === 'nn' || best === 'en' ? best : 'nb';
}
