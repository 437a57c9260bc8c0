// Finds what may be the name of a person or an organisation: words with capitals beside each other, less the words of a letter.

export type NameFound = {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly isOrganisation: boolean;
};

/** In the order they stand. A person has at least two words; what a name belongs to is told by the words around it. */
export function findNames(text: string): readonly NameFound[] {
  const reversed = [...text.matchAll(REVERSED)].flatMap((match) => reversedAt(match[0], match.index));
  const others = [...text.matchAll(CAPITALISED)].flatMap((match) => partsOf(match[0], match.index));
  const isFree = ({ start, end }: NameFound): boolean =>
    !reversed.some((name) => start < name.end && end > name.start);
  return [...reversed, ...others.filter(isFree)].toSorted((a, b) => a.start - b.start);
}

const WORD = "\\p{Lu}[\\p{L}\\p{M}'’´-]*\\.?";
const PARTICLE = '(?:von|van|de|der|den|af|da|di|del|la|bin|ibn|al|el|zu|dos|du|ter)';
const CAPITALISED = new RegExp(`(?<![\\p{L}\\d@._-])${WORD}(?: (?:${PARTICLE} ){0,2}${WORD})*`, 'gu');

/** "Nordmann, Kari", as it stands by itself behind a label: anywhere else a comma parts two things. */
const REVERSED = new RegExp(
  `(?<=:[ \\t]*|\\n)${WORD}(?: ${WORD})?, ${WORD}(?: ${WORD}){0,2}(?=\\s*(?:\\n|$))`,
  'gu',
);

function reversedAt(name: string, start: number): readonly NameFound[] {
  const isName = name.length <= LONGEST_NAME && !name.split(/,? /u).some(isOfTheLetter);
  return isName ? [{ start, end: start + name.length, name, isOrganisation: false }] : [];
}

/** A run of capitalised words, divided where a word that belongs to the letter stands among them. */
function partsOf(run: string, at: number): readonly NameFound[] {
  const found: NameFound[] = [];
  let words: string[] = [];
  let start = at;
  let place = at;
  const close = (): void => {
    const name = words.join(' ').replace(/[.,]$/u, (end) => (isInitial(words.at(-1)) ? end : ''));
    const trimmed = name.replace(TRAILING_PARTICLES, '').replace(/(?: \p{Lu}\.)+$/u, '');
    const people = trimmed.split(' ').filter((word) => !isParticle(word));
    const isOrganisation = ORGANISATION.test(trimmed);
    if (people.length >= 2 || (isOrganisation && people.length > 0))
      found.push({ start, end: start + trimmed.length, name: trimmed, isOrganisation });
    words = [];
  };
  for (const word of run.split(' ')) {
    const endsSentence = /\p{Ll}\.$/u.test(word) && word.length > 3;
    if (isOfTheLetter(word)) close();
    else {
      if (words.length === 0) start = place;
      if (words.length > 0 || !isParticle(word)) words.push(word);
      if (endsSentence) close();
    }
    place += word.length + 1;
  }
  close();
  return found.filter(({ name }) => name.length <= LONGEST_NAME);
}

const LONGEST_NAME = 120;
const TRAILING_PARTICLES = new RegExp(`(?: ${PARTICLE})+$`, 'u');

const LONE_PARTICLE = new RegExp(`^${PARTICLE}$`, 'u');

function isParticle(word: string): boolean {
  return LONE_PARTICLE.test(word);
}

function isInitial(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}\.$/u.test(word);
}

function isOfTheLetter(word: string): boolean {
  if (COMPANY_FORM.test(word)) return false;
  const folded = word.toLowerCase().replace(/[.’']+$/u, '');
  return LETTER_WORDS.has(folded) || LETTER_STEMS.test(folded);
}

/** Written with capitals only: as a small word "as" is no company. */
const COMPANY_FORM = /^(?:AS|ASA|SA|ANS|DA|BA|KF|NUF)\.?$/u;

/** What a firm, an authority or an office has in its name. */
const ORGANISATION =
  /(?:^|\s)(?:AS|ASA|SA|ANS|DA|BA|KF|NUF|NAV|Nav|Ltd|LLP|Inc|GmbH)\.?$|^(?:NAV|Nav)\s|(?:kommune|advokat(?:firma|kontor)\p{L}*|gjeldshjelp\p{L}*|gjeldsrådgiv\p{L}*|gjeldsr[åa]dgjev\p{L}*|byrået|kontoret|regnskap|rekneskap|bank|foundation|company|stiftelse\p{L}*|law firm|inkasso)(?:\s|$)/iu;

const LETTER_STEMS =
  /^(?:fullmakt|fullmekt|fødsel|fødd|født|saksn|debitor|skyldn|undert|begrens|avgrens|signa|undersk|telefon|mobil|e-?post|epost|e-?mail|adress|postadr|address|kontakt|varig|gyldig|authori|power|princip|repres|dated?$|refer|vedr|stadfest|bekreft|personn|organisasjon|inkasso)/u;

const LETTER_WORDS: ReadonlySet<string> = new Set(
  (
    'jeg eg i me meg du dere dykk vi han hun ho he she det den denne dette disse it this that these the a an ' +
    'min mi mitt mine my her his hans hennes hennar deres dykkar vår våre your our sin sitt ' +
    'navn navnet namn namnet name full fullt fornavn etternavn førenamn etternamn first last ' +
    'f født fødd born dob d.o.b birth og and eller or av by til to fra frå from for om som på ved med uten utan with without on in at of as ' +
    'herved hermed heretter hereby dato sted stad place dag date day signed signert sign ' +
    'tlf tlf.nr phone mobile tel mob fax ring sak saken saka saker sakene sakane case cases no nr nummer number ref re ' +
    'hei kjære dear sir madam mr mrs ms hilsen helsing hilsning vennlig vennleg venleg vennlige mvh med yours sincerely faithfully kind regards best ' +
    'agent attorney debtor grantor donor undersigned letter authority whom concern may please ' +
    'oppdrag gjelder gjeld gir gjev giver kan skal vil har er ingen inga none limits duration validity period siste unntak samtlige alle all every ' +
    'januar februar mars april mai juni juli august september oktober november desember ' +
    'january february march may june july october december ' +
    'mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tysdag laurdag sundag monday tuesday wednesday thursday friday saturday sunday ' +
    'generell general vitne witness herr fru frøken'
  ).split(' '),
);
