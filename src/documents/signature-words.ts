// What a reviewer is told about a digital signature, in plain sentences: what holds, what does not, what nobody has checked.

import type { Language, Texts } from '../shared/languages.js';
import type {
  Chain,
  LaterChanges,
  Revocation,
  SignatureFacts,
  SignatureProblem,
  SignerKind,
} from './digital-signature.js';

/** One or more sentences. They hold the names in the certificate, and are for staff only. */
export function signatureMessage(signature: SignatureFacts, language: Language): string {
  return sentencesOf(signature)
    .map((texts) => texts[language])
    .join(' ');
}

function sentencesOf(signature: SignatureFacts): readonly Texts[] {
  const { kind, integrity, problems, laterChanges, chain, revocation, signer } = signature;
  if (kind === 'timestamp') return [TIME_STAMP];
  const named = signer === null ? [] : [SIGNERS[signer.kind](signer.name ?? signer.organisation ?? '–')];
  if (integrity !== 'intact') return [...named, ...problems.map((problem) => PROBLEM_WORDS[problem])];
  return [
    ...named,
    CHANGE_WORDS[laterChanges],
    CHAIN_WORDS[chain],
    REVOCATION_WORDS[revocation],
    TIME_IS_CLAIMED,
  ];
}

const TIME_STAMP: Texts = {
  nb: 'Filen har et tidsstempel. Det er ikke kontrollert, og det er ingens signatur.',
  nn: 'Fila har eit tidsstempel. Det er ikkje kontrollert, og det er ikkje signaturen til nokon.',
  en: 'The file has a time stamp. It is not checked, and it is nobody’s signature.',
};

const TIME_IS_CLAIMED: Texts = {
  nb: 'Tidspunktet er det signaturen selv oppgir.',
  nn: 'Tidspunktet er det signaturen sjølv gir opp.',
  en: 'The time is what the signature itself states.',
};

const SIGNERS: Readonly<Record<SignerKind, (name: string) => Texts>> = {
  person: (name) => ({
    nb: `Signert med sertifikatet til personen ${name}.`,
    nn: `Signert med sertifikatet til personen ${name}.`,
    en: `Signed with the certificate of the person ${name}.`,
  }),
  organisation: (name) => ({
    nb: `Forseglet av virksomheten ${name}. Hvem som har signert, står i så fall i selve dokumentet.`,
    nn: `Forsegla av verksemda ${name}. Kven som har signert, står i så fall i sjølve dokumentet.`,
    en: `Sealed by the organization ${name}. Who has signed is then told in the document itself.`,
  }),
  unknown: (name) => ({
    nb: `Signert med et sertifikat som lyder på ${name}. Det sier ikke om det er en person.`,
    nn: `Signert med eit sertifikat som lyder på ${name}. Det seier ikkje om det er ein person.`,
    en: `Signed with a certificate in the name ${name}. It does not say whether that is a person.`,
  }),
};

const PROBLEM_WORDS: Readonly<Record<SignatureProblem, Texts>> = {
  BYTES_CHANGED: {
    nb: 'Det som ble signert, er endret siden.',
    nn: 'Det som vart signert, er endra sidan.',
    en: 'What was signed has been changed since.',
  },
  RANGE_FORGED: {
    nb: 'Signaturen dekker ikke filen slik den skal. Slik ser forfalskninger ut.',
    nn: 'Signaturen dekkjer ikkje fila slik han skal. Slik ser forfalskingar ut.',
    en: 'The signature does not cover the file as it must. Forgeries look like this.',
  },
  NOT_IN_ITS_REVISION: {
    nb: 'Signaturen hører ikke til det den påstår å signere. Slik ser forfalskninger ut.',
    nn: 'Signaturen høyrer ikkje til det han seier at han signerer. Slik ser forfalskingar ut.',
    en: 'The signature does not belong to what it claims to sign. Forgeries look like this.',
  },
  READERS_DISAGREE: {
    nb: 'To programmer leser ikke det samme i det som er signert. Filen kan vise forskjellig innhold.',
    nn: 'To program les ikkje det same i det som er signert. Fila kan vise ulikt innhald.',
    en: 'Two programs do not read the same in what is signed. The file may show different content.',
  },
  NOT_BY_ITS_CERTIFICATE: {
    nb: 'Signaturen er ikke laget med sertifikatet som ligger ved.',
    nn: 'Signaturen er ikkje laga med sertifikatet som ligg ved.',
    en: 'The signature was not made with the certificate that comes with it.',
  },
  KEY_NOT_FOR_SIGNING: {
    nb: 'Sertifikatet er ikke laget for å signere dokumenter.',
    nn: 'Sertifikatet er ikkje laga for å signere dokument.',
    en: 'The certificate is not made for signing documents.',
  },
  WEAK_ALGORITHM: {
    nb: 'Signaturen er laget på en måte som kan forfalskes i dag.',
    nn: 'Signaturen er laga på ein måte som kan forfalskast i dag.',
    en: 'The signature was made in a way that can be forged today.',
  },
  KIND_NOT_SUPPORTED: {
    nb: 'Signaturen er av et slag vi ikke kan kontrollere.',
    nn: 'Signaturen er av eit slag vi ikkje kan kontrollere.',
    en: 'The signature is of a kind we cannot check.',
  },
  IN_NO_FIELD: {
    nb: 'Det ligger rester av en signatur i filen, men ingen felt viser til den.',
    nn: 'Det ligg restar av ein signatur i fila, men ingen felt viser til han.',
    en: 'The file holds the remains of a signature that no field shows.',
  },
  TOO_MANY: {
    nb: 'Filen har så mange signaturer at vi ikke har sett på alle.',
    nn: 'Fila har så mange signaturar at vi ikkje har sett på alle.',
    en: 'The file has so many signatures that we have not looked at all of them.',
  },
};

const CHANGE_WORDS: Readonly<Record<LaterChanges, Texts>> = {
  none: {
    nb: 'Den gjelder hele dokumentet, som er uendret siden.',
    nn: 'Han gjeld heile dokumentet, som er uendra sidan.',
    en: 'It covers the whole document, unchanged since.',
  },
  additions: {
    nb: 'Etterpå er det bare lagt til flere signaturer eller bevis for dem.',
    nn: 'Etterpå er det berre lagt til fleire signaturar eller prov for dei.',
    en: 'Only further signatures or evidence for them were added later.',
  },
  other: {
    nb: 'Dokumentet er endret etterpå. Vi viser det slik det var da det ble signert.',
    nn: 'Dokumentet er endra etterpå. Vi viser det slik det var då det vart signert.',
    en: 'The document was changed later. We show it as it was when it was signed.',
  },
  unknown: {
    nb: 'Noe er lagt til etterpå, og vi kan ikke si hva.',
    nn: 'Noko er lagt til etterpå, og vi kan ikkje seie kva.',
    en: 'Something was added later, and we cannot tell what.',
  },
};

const CHAIN_WORDS: Readonly<Record<Chain, Texts>> = {
  trusted: {
    nb: 'Sertifikatet er utstedt av en utsteder vi stoler på, og det gjaldt da det ble signert.',
    nn: 'Sertifikatet er utferda av ein utferdar vi stolar på, og det gjaldt då det vart signert.',
    en: 'The certificate comes from an issuer we trust, and was valid when it was signed.',
  },
  unknown: {
    nb: 'Vi kjenner ikke den som har utstedt sertifikatet.',
    nn: 'Vi kjenner ikkje den som har utferda sertifikatet.',
    en: 'We do not know who has issued the certificate.',
  },
  'not-valid': {
    nb: 'Sertifikatet gjaldt ikke da det ble signert.',
    nn: 'Sertifikatet gjaldt ikkje då det vart signert.',
    en: 'The certificate was not valid when it was signed.',
  },
  'not-checked': {
    nb: 'Det står ikke når det ble signert, så sertifikatet er ikke kontrollert.',
    nn: 'Det står ikkje når det vart signert, så sertifikatet er ikkje kontrollert.',
    en: 'It does not say when it was signed, so the certificate is not checked.',
  },
};

const REVOCATION_WORDS: Readonly<Record<Revocation, Texts>> = {
  good: {
    nb: 'Det var ikke trukket tilbake.',
    nn: 'Det var ikkje trekt tilbake.',
    en: 'It was not revoked.',
  },
  'signer-good': {
    nb: 'Det var ikke trukket tilbake; for utstederne er det ikke kontrollert.',
    nn: 'Det var ikkje trekt tilbake; for utferdarane er det ikkje kontrollert.',
    en: 'It was not revoked; that is not checked for its issuers.',
  },
  revoked: {
    nb: 'Det er trukket tilbake.',
    nn: 'Det er trekt tilbake.',
    en: 'It has been revoked.',
  },
  'not-checked': {
    nb: 'Om det er trukket tilbake, er ikke kontrollert.',
    nn: 'Om det er trekt tilbake, er ikkje kontrollert.',
    en: 'Whether it has been revoked is not checked.',
  },
};
