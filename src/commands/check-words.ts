// What `check` says to the one who runs it.

import type { ChecklistLine } from '../documents/checklist.js';
import { checklistMessage, requirementLabel } from '../documents/words.js';
import type { Language, Texts } from '../shared/languages.js';

const SIGNS: Readonly<Record<ChecklistLine['state'], string>> = {
  present: '✓',
  missing: '✗',
  invalid: '✗',
  unclear: '?',
};

/** "✗ Dato: …", with how to mend it. */
export function lineWords(line: ChecklistLine, language: Language): string {
  return `${SIGNS[line.state]} ${requirementLabel(line.requirement, language)}: ${checklistMessage(line, language)}`;
}

/** The whole checklist in one sentence. */
export function verdictWords(lines: readonly ChecklistLine[], complete: boolean, language: Language): string {
  if (!complete) return SOMETHING_MISSING[language];
  return (lines.every(({ state }) => state === 'present') ? ALL_THERE : PERSON_LOOKS)[language];
}

/** One paper of many in one line: "✗ brev.pdf: Dato, Underskriften …". */
export function paperWords(path: string, lines: readonly ChecklistLine[], language: Language): string {
  const lacking = lines.filter(({ state }) => state === 'missing' || state === 'invalid');
  if (lacking.length > 0) {
    const names = lacking.map(({ requirement }) => requirementLabel(requirement, language));
    return `${SIGNS.missing} ${path}: ${LACKS[language]} ${names.join(', ')}`;
  }
  const sign = lines.every(({ state }) => state === 'present') ? SIGNS.present : SIGNS.unclear;
  return `${sign} ${path}: ${verdictWords(lines, true, language)}`;
}

export type Counts = { readonly complete: number; readonly incomplete: number; readonly unreadable: number };

export function countWords({ complete, incomplete, unreadable }: Counts, language: Language): string {
  const [whole, lacking, broken] = COUNTED[language];
  return `${complete} ${whole}, ${incomplete} ${lacking}, ${unreadable} ${broken}`;
}

export const CHECKING: Texts = { nb: 'Sjekker', nn: 'Sjekkar', en: 'Checking' };

const LACKS: Texts = { nb: 'mangler', nn: 'manglar', en: 'lacks' };

const COUNTED: Readonly<Record<Language, readonly [string, string, string]>> = {
  nb: ['uten mangler', 'med mangler', 'kan ikke leses'],
  nn: ['utan manglar', 'med manglar', 'kan ikkje lesast'],
  en: ['with nothing missing', 'with something missing', 'unreadable'],
};

const ALL_THERE: Texts = {
  nb: 'Alt er på plass.',
  nn: 'Alt er på plass.',
  en: 'Everything is in place.',
};

const PERSON_LOOKS: Texts = {
  nb: 'Ingenting mangler, men linjene med spørsmålstegn må et menneske se på.',
  nn: 'Ingenting manglar, men linjene med spørjeteikn må eit menneske sjå på.',
  en: 'Nothing is missing, but a person must look at the lines with a question mark.',
};

const SOMETHING_MISSING: Texts = {
  nb: 'Fullmakten er ikke komplett.',
  nn: 'Fullmakta er ikkje komplett.',
  en: 'The authorization is not complete.',
};
