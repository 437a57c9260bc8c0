// Puts a decision into words: to the handler what holds and what to do, to the caller only what may be said aloud.

import type { Language, Texts } from '../shared/languages.js';
import { DENY_TEXTS, OFFER_TEXTS, OFFERS, type Offer } from './deny-texts.js';
import type { DenyReason, Disclosure, MismatchedPart, Obligation } from './disclosure.js';

/** What stands on the handler's screen, and what he may read to the caller; both plain text without personal data. */
export type DisclosureMessages = { readonly handlerMessage: string; readonly callerMessage: string };

/**
 * The words for a decision. The handler gets every reason, which part of the caller's particulars differs (never the stored
 * value) and what to offer instead. The caller of a denial hears the same whatever the reason: nothing that tells whether
 * there is a case, a person or an authorization (domain § 3). The limits themselves are not in the words, only that there are some.
 */
export function disclosureMessages(disclosure: Spoken, language: Language): DisclosureMessages {
  if (disclosure.decision === 'deny') {
    return {
      handlerMessage: handlerDenial(disclosure, language),
      callerMessage: CALLER_DENIAL[language],
    };
  }
  const { obligations } = disclosure;
  return {
    handlerMessage: allowance(HANDLER_ALLOWANCE, HANDLER_OBLIGATIONS, { obligations, language }),
    callerMessage: allowance(CALLER_ALLOWANCE, CALLER_OBLIGATIONS, { obligations, language }),
  };
}

type Denial = Pick<Extract<Disclosure, { decision: 'deny' }>, 'decision' | 'reasons' | 'mismatched'>;
type Allowance = Pick<Extract<Disclosure, { decision: 'allow' }>, 'decision' | 'obligations'>;
/** As much of a decision as is put into words. */
export type Spoken = Denial | Allowance;
type ObligationTexts = Readonly<Record<Obligation, Texts>>;

/** The same for a screen: each reason, and each thing to offer instead, as a sentence of its own. */
export function denialLines(
  { reasons, mismatched }: Omit<Denial, 'decision'>,
  language: Language,
): { readonly reasons: readonly string[]; readonly offers: readonly string[] } {
  return {
    reasons: reasons.map((reason) => whyNot(reason, mismatched)[language]),
    offers: offersFor(reasons).map((offer) => OFFER_TEXTS[offer][language]),
  };
}

/** What an allowance obliges the handler to, a sentence each. */
export function obligationLines(obligations: readonly Obligation[], language: Language): readonly string[] {
  return obligations.map((obligation) => HANDLER_OBLIGATIONS[obligation][language]);
}

function handlerDenial(denial: Denial, language: Language): string {
  const { reasons, offers } = denialLines(denial, language);
  return [NO[language], ...reasons, ...offers].join(' ');
}

function whyNot(reason: DenyReason, mismatched: readonly MismatchedPart[]): Texts {
  const [part, other] = mismatched;
  if (reason !== 'AGENT_NOT_MATCHED' || part === undefined) return DENY_TEXTS[reason].says;
  return other === undefined ? MISMATCH[part] : MISMATCH_IN_BOTH;
}

// A debtor who cannot be spoken for cannot give a new authorization either: then only what fits the flag is offered.
function offersFor(reasons: readonly DenyReason[]): readonly Offer[] {
  const flags = reasons.filter((reason) => DEBTOR_FLAGS.has(reason));
  const deciding = flags.length > 0 ? flags : reasons;
  const fitting = new Set(deciding.flatMap((reason) => DENY_TEXTS[reason].offers));
  return OFFERS.filter((offer) => fitting.has(offer));
}

function allowance(
  yes: Texts,
  texts: ObligationTexts,
  { obligations, language }: { readonly obligations: readonly Obligation[]; readonly language: Language },
): string {
  return [yes[language], ...obligations.map((obligation) => texts[obligation][language])].join(' ');
}

const DEBTOR_FLAGS: ReadonlySet<DenyReason> = new Set([
  'DEBTOR_DECEASED',
  'DEBTOR_BANKRUPT',
  'DEBTOR_UNDER_GUARDIANSHIP',
]);

const NO: Texts = { nb: 'Nei.', nn: 'Nei.', en: 'No.' };

const MISMATCH: Readonly<Record<MismatchedPart, Texts>> = {
  name: {
    nb: 'Navnet innringeren oppga, er ikke det som står i fullmakten.',
    nn: 'Namnet innringjaren oppgav, er ikkje det som står i fullmakta.',
    en: 'The name the caller gave is not the one in the authorization.',
  },
  birthDate: {
    nb: 'Fødselsdatoen innringeren oppga, er ikke den som står i fullmakten.',
    nn: 'Fødselsdatoen innringjaren oppgav, er ikkje den som står i fullmakta.',
    en: 'The date of birth the caller gave is not the one in the authorization.',
  },
};

const MISMATCH_IN_BOTH: Texts = {
  nb: 'Verken navnet eller fødselsdatoen innringeren oppga, er som i fullmakten.',
  nn: 'Verken namnet eller fødselsdatoen innringjaren oppgav, er som i fullmakta.',
  en: 'Neither the name nor the date of birth the caller gave is as in the authorization.',
};

const CALLER_DENIAL: Texts = {
  nb: 'Jeg kan dessverre ikke svare på det. Vi sier aldri om vi kjenner til en person eller et krav, med mindre den det gjelder, har sagt ja til det. Den det gjelder, kan alltid kontakte oss selv, ringe oss sammen med deg eller sende oss skjemaet vårt.',
  nn: 'Eg kan diverre ikkje svare på det. Vi seier aldri om vi kjenner til ein person eller eit krav, med mindre den det gjeld, har sagt ja til det. Den det gjeld, kan alltid kontakte oss sjølv, ringje oss saman med deg eller sende oss skjemaet vårt.',
  en: 'I am sorry, I cannot answer that. We never say whether we know of a person or a claim unless the person concerned has agreed to it. The person concerned can always contact us, call us together with you, or send us our form.',
};

const HANDLER_ALLOWANCE: Texts = {
  nb: 'Ja. Fullmakten gir rett til dette i denne saken.',
  nn: 'Ja. Fullmakta gir rett til dette i denne saka.',
  en: 'Yes. The authorization gives the right to this in this case.',
};

const HANDLER_OBLIGATIONS: ObligationTexts = {
  READ_LIMITS: {
    nb: 'Den har begrensninger: les dem før du svarer, og hold deg innenfor.',
    nn: 'Ho har avgrensingar: les dei før du svarer, og hald deg innanfor.',
    en: 'It has limits: read them before you answer, and keep within them.',
  },
  DEBTOR_CONFIRMS_AGREEMENT: {
    nb: 'En avtale må debitor selv bekrefte på linjen.',
    nn: 'Ein avtale må debitor sjølv stadfeste på linja.',
    en: 'The debtor has to confirm an agreement personally on the line.',
  },
  DEBTOR_STAYS_ON_LINE: {
    nb: 'Den er muntlig og gjelder bare i denne samtalen, så lenge debitor er på linjen.',
    nn: 'Ho er munnleg og gjeld berre i denne samtalen, så lenge debitor er på linja.',
    en: 'It is oral and holds only for this call, as long as the debtor is on the line.',
  },
};

const CALLER_ALLOWANCE: Texts = {
  nb: 'Takk, da kan jeg snakke med deg om dette.',
  nn: 'Takk, då kan eg snakke med deg om dette.',
  en: 'Thank you, I can speak with you about this.',
};

const CALLER_OBLIGATIONS: ObligationTexts = {
  READ_LIMITS: {
    nb: 'Fullmakten har begrensninger som jeg må holde meg innenfor.',
    nn: 'Fullmakta har avgrensingar som eg må halde meg innanfor.',
    en: 'The authorization has limits that I have to keep within.',
  },
  DEBTOR_CONFIRMS_AGREEMENT: {
    nb: 'En avtale må den du hjelper, selv bekrefte her på linjen.',
    nn: 'Ein avtale må den du hjelper, sjølv stadfeste her på linja.',
    en: 'An agreement has to be confirmed here on the line by the person you are helping.',
  },
  DEBTOR_STAYS_ON_LINE: {
    nb: 'Den du hjelper, må være på linjen så lenge vi snakker.',
    nn: 'Den du hjelper, må vere på linja så lenge vi snakkar.',
    en: 'The person you are helping has to stay on the line while we speak.',
  },
};
