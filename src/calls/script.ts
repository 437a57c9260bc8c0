// What the handler reads aloud, following where the call is. Nothing here tells an outsider whether there is a case (domain § 3).

/** Where the call is, as far as the script goes. `said`: the sentence that goes with an answer, see verification/words. */
export type Scene =
  | { readonly step: 'recording' }
  | { readonly step: 'who' }
  | { readonly step: 'debtor-unchecked' }
  | { readonly step: 'debtor-known' }
  | { readonly step: 'debtor-unknown' }
  | { readonly step: 'allowed'; readonly said: string; readonly oral: boolean; readonly limited: boolean }
  | { readonly step: 'denied'; readonly said: string; readonly oralPossible: boolean }
  | { readonly step: 'again' }
  | { readonly step: 'oral' }
  | { readonly step: 'ended' };

/** Something to say, in the order it is said. `when` is for the handler: it is not read aloud. */
export type Line = { readonly when: string | null; readonly say: string };

/** In bokmål, as it is spoken; a caller who speaks nynorsk or English is answered in that by the handler. */
export function scriptFor(scene: Scene): readonly Line[] {
  switch (scene.step) {
    case 'recording':
      return RECORDING;
    case 'who':
      return WHO;
    case 'debtor-unchecked':
      return DEBTOR;
    case 'debtor-known':
      return DEBTOR_KNOWN;
    case 'debtor-unknown':
      return DEBTOR_UNKNOWN;
    case 'allowed':
      return allowedLines(scene);
    case 'denied':
      return deniedLines(scene);
    case 'again':
      return AGAIN;
    case 'oral':
      return ORAL;
    case 'ended':
      return ENDED;
    default:
      return scene satisfies never;
  }
}

// Told, and free to decline, before recording starts; declining costs the caller nothing (SEED S5).
const RECORDING: readonly Line[] = [
  {
    when: 'Før du spør om noe',
    say: 'Denne samtalen kan bli tatt opp. Opptaket slettes etter høyst 30 dager, og bare noen få hos oss kan høre det.',
  },
  {
    when: null,
    say: 'Vil du ikke at samtalen blir tatt opp, er det helt i orden. Du får like god og rask hjelp.',
  },
  { when: 'Så', say: 'Har du et brev fra oss? Hvilket saksnummer står på det?' },
];

const WHO: readonly Line[] = [
  { when: null, say: 'Ringer du for deg selv, eller for noen andre?' },
  { when: 'For noen andre', say: 'Kan du si meg ditt eget fulle navn og fødselsdatoen din?' },
  { when: null, say: 'Hva vil du ha hjelp til: å få opplysninger, avtale noe eller klage på noe?' },
];

const DEBTOR: readonly Line[] = [
  { when: null, say: 'Kan du si meg fullt navn og fødselsdato?' },
  { when: 'Hvis saksnummeret ikke er sagt', say: 'Hvilket saksnummer står på brevet?' },
];

const DEBTOR_KNOWN: readonly Line[] = [
  { when: null, say: 'Takk. Hva kan jeg hjelpe deg med?' },
  {
    when: 'Hvis noen skal snakke for debitor',
    say: 'Du kan gi fullmakt nå, for denne samtalen. Skal den vare lenger, må den være skriftlig. Skjemaet ligger på nettsiden vår.',
  },
];

const DEBTOR_UNKNOWN: readonly Line[] = [
  {
    when: null,
    say: 'Det jeg fikk, stemmer ikke med det jeg har. Kan du si navnet og fødselsdatoen en gang til?',
  },
  {
    when: 'Hvis det fortsatt ikke stemmer',
    say: 'Da kan jeg dessverre ikke svare. Ha gjerne brevet foran deg og ring igjen, eller be om å bli ringt opp.',
  },
];

function allowedLines({ said, oral, limited }: Extract<Scene, { step: 'allowed' }>): readonly Line[] {
  return [
    { when: null, say: said },
    ...(limited ? [BEYOND_LIMITS] : []),
    {
      when: 'Hvis det blir spurt om andre saker',
      say: 'Den saken kan jeg ikke svare på før jeg har kontrollert den for seg.',
    },
    ...(oral ? [BEFORE_HANGING_UP] : []),
    { when: 'Før du avslutter', say: 'Er det noe mer jeg kan hjelpe deg med?' },
  ];
}

const BEYOND_LIMITS: Line = {
  when: 'Hvis det blir spurt om noe utenfor begrensningene',
  say: 'Det omfatter ikke fullmakten. Da må jeg snakke med den du hjelper.',
};

const BEFORE_HANGING_UP: Line = {
  when: 'Hvis debitor vil legge på',
  say: 'Når du legger på, kan jeg ikke snakke videre med den som hjelper deg. Vil du at det skal vare lenger, sender vi deg skjemaet.',
};

function deniedLines({ said, oralPossible }: Extract<Scene, { step: 'denied' }>): readonly Line[] {
  return [
    { when: null, say: said },
    ...(oralPossible ? [IF_TOGETHER] : []),
    {
      when: 'Ellers',
      say: 'Skjemaet for fullmakt ligger på nettsiden vår. Den det gjelder, fyller ut, skriver under og sender det til oss.',
    },
  ];
}

const IF_TOGETHER: Line = {
  when: 'Hvis den det gjelder, er der',
  say: 'Er den du ringer for, sammen med deg nå? Da må jeg få snakke med vedkommende først.',
};

const AGAIN: readonly Line[] = [{ when: null, say: 'Et øyeblikk, jeg må kontrollere dette på nytt.' }];

// SEED S1: present, and naming both by name and birth date; valid for this call alone.
const ORAL: readonly Line[] = [
  { when: 'Til debitor', say: 'Kan du si meg fullt navn og fødselsdato?' },
  { when: null, say: 'Hvem vil du gi fullmakt til? Jeg trenger fullt navn og fødselsdato.' },
  { when: null, say: 'Skal fullmakten bare gi innsyn, eller også gjelde avtaler?' },
  {
    when: null,
    say: 'Fullmakten gjelder bare i denne samtalen, så lenge du er på linjen. Er du enig i at jeg snakker med vedkommende om saken din?',
  },
];

const ENDED: readonly Line[] = [{ when: null, say: 'Takk for praten. Ha en fin dag!' }];
