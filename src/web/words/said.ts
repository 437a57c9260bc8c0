// Texts of pages in three languages: written beside each other, read in one. A language left out does not compile.

import type { Language, Texts } from '../../shared/languages.js';

/** A text, or one made from what is given to it. */
type Phrase = Texts | Readonly<Record<Language, (given: never) => string>>;

type Words = Readonly<Record<string, Phrase>>;

/** The words of one language: `t.title`, `t.openUntil('20.00')`. */
export type Said<W extends Words> = { readonly [Key in keyof W]: W[Key]['nb'] };

export function said<W extends Words>(words: W, language: Language): Said<W> {
  const inLanguage = Object.entries(words).map(([key, phrase]) => [key, phrase[language]]);
  return Object.fromEntries(inLanguage) as Said<W>;
}
