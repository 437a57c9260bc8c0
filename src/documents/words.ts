// What we say about a checklist: to its sender line by line, and when we ask for what is missing.

import type { Language, Texts } from '../shared/languages.js';
import { unreachable } from '../shared/result.js';
import { type ChecklistLine, type Deficiency, REQUIREMENTS, type Requirement } from './checklist.js';
import { DEFICIENCY_WORDS } from './deficiency-words.js';
import { MISSING_WORDS, REQUIREMENT_LABELS, UNCLEAR_WORDS } from './requirement-words.js';

/** What a requirement is called, without a full stop: a heading or a line in a list. */
export function requirementLabel(requirement: Requirement, language: Language): string {
  return REQUIREMENT_LABELS[requirement][language];
}

/** One reason in plain words with how to mend it, for a decision that is told on its own. */
export function deficiencyMessage(reason: Deficiency, language: Language): string {
  return DEFICIENCY_WORDS[reason][language];
}

/** What the sender is told about one line: what is wrong and how to mend it, and never a word read from the paper. */
export function checklistMessage(line: ChecklistLine, language: Language): string {
  const sentences = line.reasons.map((reason) => reasonWords(line, reason));
  return [...sentences, ...closingWords(line)].map((texts) => texts[language]).join(' ');
}

/**
 * The message that asks a sender for what is missing. Plain text with line breaks; the reviewer's note, when there is
 * one, stands in a paragraph of its own.
 */
export function completionMessage({
  missing,
  note,
  language,
}: {
  readonly missing: readonly Requirement[];
  readonly note: string | null;
  readonly language: Language;
}): string {
  const items = REQUIREMENTS.filter((requirement) => missing.includes(requirement)).map(
    (requirement) => `– ${MISSING_WORDS[requirement][language]}`,
  );
  const list = items.length > 0 ? [COMPLETION.opening[language], ...items].join('\n') : null;
  const paragraphs = [list ?? COMPLETION.openingWithoutList[language], note, COMPLETION.closing[language]];
  return paragraphs.filter((paragraph) => paragraph !== null).join('\n\n');
}

/** The same code asks for an action when the line is missing, and tells what we shall look for when it is unclear. */
function reasonWords({ requirement, state }: ChecklistLine, reason: Deficiency): Texts {
  if (!SAYS_ONLY_THAT_IT_IS_MISSING.has(reason)) return DEFICIENCY_WORDS[reason];
  return state === 'unclear' ? NOT_FOUND : MISSING_WORDS[requirement];
}

const SAYS_ONLY_THAT_IT_IS_MISSING: ReadonlySet<Deficiency> = new Set([
  'NOT_FILLED_IN',
  'NO_END',
  'NOT_SIGNED',
]);

const ASKS_FOR_WHAT_IS_MISSING: ReadonlySet<Deficiency> = new Set([
  ...SAYS_ONLY_THAT_IT_IS_MISSING,
  'NO_SCOPE',
  'ORGANISATION_WITHOUT_PERSON',
]);

/** A reviewer may call a line missing that the machine only doubted: then the sender is asked for it all the same. */
function closingWords({ requirement, state, reasons }: ChecklistLine): readonly Texts[] {
  switch (state) {
    case 'unclear':
      return [UNCLEAR_WORDS[requirement], WE_TELL_YOU];
    case 'present':
      return reasons.length > 0 ? [] : [IN_PLACE];
    case 'missing':
      return reasons.some((reason) => ASKS_FOR_WHAT_IS_MISSING.has(reason))
        ? []
        : [MISSING_WORDS[requirement]];
    case 'invalid':
      return reasons.length > 0 ? [] : [MISSING_WORDS[requirement]];
    default:
      return unreachable(state);
  }
}

const IN_PLACE: Texts = {
  nb: 'Dette er på plass.',
  nn: 'Dette er på plass.',
  en: 'This is in place.',
};

const NOT_FOUND: Texts = {
  nb: 'Vi finner det ikke i feltene i skjemaet.',
  nn: 'Vi finn det ikkje i felta i skjemaet.',
  en: 'We do not find it in the fields of the form.',
};

const WE_TELL_YOU: Texts = {
  nb: 'Vi sier fra hvis noe mangler.',
  nn: 'Vi seier frå om noko manglar.',
  en: 'We will tell you if anything is missing.',
};

const COMPLETION = {
  opening: {
    nb: 'Takk for fullmakten. Vi kan ikke godkjenne den ennå, fordi noe mangler:',
    nn: 'Takk for fullmakta. Vi kan ikkje godkjenne henne enno, fordi noko manglar:',
    en: 'Thank you for the authorization. We cannot approve it yet, because something is missing:',
  },
  openingWithoutList: {
    nb: 'Takk for fullmakten. Vi kan ikke godkjenne den ennå.',
    nn: 'Takk for fullmakta. Vi kan ikkje godkjenne henne enno.',
    en: 'Thank you for the authorization. We cannot approve it yet.',
  },
  closing: {
    nb: 'Send nye eller bedre sider med den samme referansen. Du trenger ikke å begynne på nytt.',
    nn: 'Send nye eller betre sider med den same referansen. Du treng ikkje å byrje på nytt.',
    en: 'Send new or better pages with the same reference. You do not have to start again.',
  },
} as const satisfies Record<string, Texts>;
