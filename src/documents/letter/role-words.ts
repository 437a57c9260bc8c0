// The words of a letter that tell who gives the authorization and who gets it, in bokmål, nynorsk and English.

export type Role = 'debtor' | 'agent';

/** `next`: it is about the name after it; `previous`: about the name before it. */
export type RoleWord = {
  readonly start: number;
  readonly end: number;
  readonly role: Role;
  readonly side: 'next' | 'previous';
  /** How plainly it says so, from 1. */
  readonly weight: number;
};

/** In the order they end; some words are about both the name before and the name after them. */
export function findRoleWords(text: string): readonly RoleWord[] {
  return WORDS.flatMap(({ pattern, ...said }) =>
    [...text.matchAll(pattern)].map((match) => ({
      ...said,
      start: match.index,
      end: match.index + match[0].length,
    })),
  ).toSorted((a, b) => a.end - b.end);
}

/** Whole words only; Norwegian letters are letters, which `\b` does not know. `ending` may stand after them. */
function words(source: string, ending = '', flags = 'giu'): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${source})${ending}(?![\\p{L}\\d])`, flags);
}

/** "Fullmaktsgivers navn", "agent's name". */
const OF = "(?:['’]?s)?";

const LABEL = 5;

/** "Fullmaktsgiver", as it stands over a column or before a name. */
export function isHeading({ side, weight }: RoleWord): boolean {
  return side === 'next' && weight === LABEL;
}

const PLAIN = 3;
/** Words so small that they say something only right before a name. */
export const HINT = 1;

const GIVING =
  'gir|gjev|giver|gav|gi|gje|gives?|grants?|appoints?|authori[sz]es?|empowers?|oppnevner|utnevner|utnemner|utpeker|tillater|tillèt|befullmektiger';

const WORDS: readonly (Omit<RoleWord, 'start' | 'end'> & { readonly pattern: RegExp })[] = [
  {
    role: 'debtor',
    side: 'next',
    weight: LABEL,
    pattern: words(
      'fullmaktsgi[vj]?[ea]r(?:en)?|fullmaktsgjevar(?:en)?|den som gi(?:r|ver)? fullmakt(?:en|a)?|den som gjev fullmakt(?:a)?|(?:hvem|kven) (?:er det som )?(?:gir|gjev) fullmakt(?:en|a)?|' +
        '(?:name of (?:the )?)?(?:debtor|principal|grantor|donor)|debitor|skyldner(?:en)?|skyldnar(?:en)?',
      OF,
    ),
  },
  {
    role: 'debtor',
    side: 'next',
    weight: LABEL,
    pattern: words(
      'undertegnede|undertegna|underteikna|(?:the )?undersigned|mitt navn er|navnet mitt er|namnet mitt er|mitt namn er|my name is|jeg heter|eg heiter',
    ),
  },
  // A pronoun is the one who writes; English "I" only as a capital, and never the Norwegian preposition.
  { role: 'debtor', side: 'next', weight: LABEL - 1, pattern: words('[Jj]eg|[Ee]g', '', 'gu') },
  { role: 'debtor', side: 'next', weight: LABEL - 1, pattern: words('I(?= am|,| \\p{Lu}| ?[(])', '', 'gu') },
  {
    role: 'debtor',
    side: 'next',
    weight: PLAIN,
    pattern: words(
      '(?:gitt|gjeve[nt]?|utstedt|utferda) av|signed by|on behalf of|på vegne?r? av|fullmakt fr[aå]|power of attorney (?:from|of|by)|by this (?:document|letter)',
    ),
  },
  { role: 'debtor', side: 'previous', weight: PLAIN, pattern: words(`${GIVING}|hereby|herved gir`) },
  {
    role: 'debtor',
    side: 'previous',
    weight: LABEL,
    pattern: /\((?:fullmaktsgi\p{L}+|debitor|skyldner|principal|debtor)\)/giu,
  },
  {
    role: 'agent',
    side: 'next',
    weight: LABEL,
    pattern: words(
      'fullmektig(?:en)?|fullmaktshav[ea]r(?:en)?|fullmaktstake?[ea]r(?:en)?|fullmaktsmotta[kg][ea]r(?:en)?|den som (?:får|mottar|mottek) fullmakt(?:en|a)?|(?:hvem|kven) (?:er det som )?(?:får|mottar|mottek) fullmakt(?:en|a)?|' +
        '(?:name of (?:the )?)?(?:agent|representative|attorney(?:-in-fact)?|authori[sz]ed person)|representant(?:en)?',
      OF,
    ),
  },
  { role: 'agent', side: 'next', weight: PLAIN, pattern: words(GIVING) },
  {
    role: 'agent',
    side: 'next',
    weight: PLAIN,
    pattern: words(
      'fullmakt til|power of attorney to|authority to|authori[sz]ation to|permission (?:for|to)|tillatelse (?:til at|til)|løyve til(?: at)?|' +
        '(?:bekrefte[rs]?|stadfeste?[ars]{1,2}) at|confirms? that|(?:ønsker|ønskjer|vil|ber om|wish|want|would like) (?:at|that)|snakke? med|speak (?:with|to)',
    ),
  },
  { role: 'agent', side: 'next', weight: HINT, pattern: words('til|to|that') },
  {
    role: 'agent',
    side: 'previous',
    weight: PLAIN,
    pattern: words(
      'ha[rv] (?:min |mi )?fullmakt|gi[sv](?:es)? (?:herved |hermed )?fullmakt|får (?:herved |hermed )?fullmakt|fullmakt til|fullmakt|er (?:min|mi|sin|si) fullmektig|(?:som|til) (?:(?:min|mi|sin|si) )?fullmektig|' +
        '(?:may|can|shall|will) (?:\\p{L}+)|is (?:hereby )?authori[sz]ed|as (?:my|his|her)|to (?:act|represent|discuss|speak|negotiate|deal|handle)|(?:the )?(?:authority|permission|power)|' +
        '(?:kan|skal|får) (?:\\p{L}+)',
    ),
  },
  {
    role: 'agent',
    side: 'previous',
    weight: LABEL,
    pattern: /\((?:fullmektig|fullmaktshav[ea]r|agent|representative)\)/giu,
  },
];
