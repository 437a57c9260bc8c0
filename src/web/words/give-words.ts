// The page everything begins on: what an authorization is, the two ways to give one, what it must hold.

export const GIVE_WORDS = {
  title: { nb: 'Gi noen fullmakt', nn: 'Gi nokon fullmakt', en: 'Authorize someone to speak for you' },
  lead: {
    nb: 'Vil du at en annen skal snakke med oss om saken din? Da trenger vi en fullmakt fra deg.',
    nn: 'Vil du at ein annan skal snakke med oss om saka di? Då treng vi ei fullmakt frå deg.',
    en: 'Would you like somebody else to speak with us about your case? Then we need an authorization from you.',
  },
  choose: { nb: 'Velg hvordan', nn: 'Vel korleis', en: 'Choose how' },
  writtenTag: { nb: 'Gjelder også senere', nn: 'Gjeld også seinare', en: 'Also for later' },
  written: { nb: 'Skriftlig fullmakt', nn: 'Skriftleg fullmakt', en: 'Written authorization' },
  writtenBody: {
    nb: 'Velg denne når noen skal hjelpe deg flere ganger, eller når det gjelder mer enn opplysninger.',
    nn: 'Vel denne når nokon skal hjelpe deg fleire gonger, eller når det gjeld meir enn opplysningar.',
    en: 'Choose this when somebody will help you more than once, or with more than information.',
  },
  fillIn: { nb: 'Fyll ut fullmakten', nn: 'Fyll ut fullmakta', en: 'Fill in the authorization' },
  fillInNote: {
    nb: 'Det tar omtrent fem minutter. Ha gjerne saksnummeret fra brevet klart.',
    nn: 'Det tek om lag fem minutt. Ha gjerne saksnummeret frå brevet klart.',
    en: 'It takes about five minutes. Have the case number from our letter ready if you can.',
  },
  blank: {
    nb: 'Last ned tom mal til å fylle ut for hånd',
    nn: 'Last ned tom mal til å fylle ut for hand',
    en: 'Download a blank form to fill in by hand',
  },
  blankNote: { nb: 'PDF, én side', nn: 'PDF, éi side', en: 'PDF, one page' },
  oralTag: { nb: 'Gjelder bare én samtale', nn: 'Gjeld berre éin samtale', en: 'For one call only' },
  oral: {
    nb: 'Muntlig fullmakt på telefon',
    nn: 'Munnleg fullmakt på telefon',
    en: 'Oral authorization by phone',
  },
  oralBody: {
    nb: 'Du må selv være med i samtalen. Ha navn og fødselsdato klart, både for deg og for den som skal få fullmakt.',
    nn: 'Du må sjølv vere med i samtalen. Ha namn og fødselsdato klart, både for deg og for den som skal få fullmakt.',
    en: 'You must be present on the call yourself. Have the name and date of birth ready, both yours and those of the person you authorize.',
  },
  callUs: {
    nb: (phone: string) => `Ring ${phone}`,
    nn: (phone: string) => `Ring ${phone}`,
    en: (phone: string) => `Call ${phone}`,
  },
  steps: {
    nb: 'Slik gir du skriftlig fullmakt',
    nn: 'Slik gir du skriftleg fullmakt',
    en: 'How to give a written authorization',
  },
  step1: { nb: 'Fyll ut', nn: 'Fyll ut', en: 'Fill in' },
  step1Body: {
    nb: 'Svar på noen få spørsmål, så lager vi dokumentet for deg.',
    nn: 'Svar på nokre få spørsmål, så lagar vi dokumentet for deg.',
    en: 'Answer a few questions, and we will make the document for you.',
  },
  step2: { nb: 'Skriv under', nn: 'Skriv under', en: 'Sign' },
  step2Body: {
    nb: 'Skriv ut siden, og skriv dato og navnet ditt for hånd. Du kan også underskrive filen digitalt.',
    nn: 'Skriv ut sida, og skriv dato og namnet ditt for hand. Du kan òg underskrive fila digitalt.',
    en: 'Print the page, and write the date and your name by hand. You can also sign the file digitally.',
  },
  step3: { nb: 'Last opp', nn: 'Last opp', en: 'Upload' },
  step3Body: {
    nb: 'Ta bilde med telefonen, eller last opp en PDF. Vi sier med en gang fra om noe mangler.',
    nn: 'Ta bilete med telefonen, eller last opp ein PDF. Vi seier frå med ein gong om noko manglar.',
    en: 'Take a photo with your phone, or upload a PDF. We will tell you at once if anything is missing.',
  },
  step4: { nb: 'Vi svarer deg', nn: 'Vi svarer deg', en: 'We answer you' },
  step4Body: {
    nb: (days: number) =>
      `En av oss ser på fullmakten, og du får svar innen ${days} dager. Du kan følge med hele veien.`,
    nn: (days: number) =>
      `Ein av oss ser på fullmakta, og du får svar innan ${days} dagar. Du kan følgje med heile vegen.`,
    en: (days: number) =>
      `One of us will look at it, and you will have an answer within ${days} days. You can follow it all the way.`,
  },
  must: { nb: 'Dette må stå i fullmakten', nn: 'Dette må stå i fullmakta', en: 'What it must say' },
  mustDebtor: {
    nb: 'navnet og fødselsdatoen din',
    nn: 'namnet og fødselsdatoen din',
    en: 'your name and date of birth',
  },
  mustAgent: {
    nb: 'navnet og fødselsdatoen til den som får fullmakt',
    nn: 'namnet og fødselsdatoen til den som får fullmakt',
    en: 'the name and date of birth of the person you authorize',
  },
  mustContact: {
    nb: 'telefonnummer, e-post eller adresse til den som får fullmakt',
    nn: 'telefonnummer, e-post eller adresse til den som får fullmakt',
    en: 'a telephone number, e-mail or address of the person you authorize',
  },
  mustScope: {
    nb: 'hva fullmakten gjelder, og om noe er unntatt',
    nn: 'kva fullmakta gjeld, og om noko er unnateke',
    en: 'what it covers, and whether anything is left out',
  },
  mustDuration: { nb: 'hvor lenge den gjelder', nn: 'kor lenge ho gjeld', en: 'how long it lasts' },
  mustSignature: {
    nb: 'dato og underskriften din',
    nn: 'dato og underskrifta di',
    en: 'a date and your signature',
  },
  mustNote: {
    nb: 'Mangler noe av dette, kan vi ikke godkjenne fullmakten. Vi sier fra om hva som mangler. Skriv aldri fødselsnummeret ditt: fødselsdatoen er nok.',
    nn: 'Manglar noko av dette, kan vi ikkje godkjenne fullmakta. Vi seier frå om kva som manglar. Skriv aldri fødselsnummeret ditt: fødselsdatoen er nok.',
    en: 'If any of this is missing, we cannot approve the authorization. We will tell you what is missing. Never write your national identity number: the date of birth is enough.',
  },
  have: {
    nb: 'Har du allerede en fullmakt?',
    nn: 'Har du alt ei fullmakt?',
    en: 'Do you already have an authorization?',
  },
  upload: {
    nb: 'Last opp en underskrevet fullmakt',
    nn: 'Last opp ei underskriven fullmakt',
    en: 'Upload a signed authorization',
  },
  status: {
    nb: 'Se status på en fullmakt',
    nn: 'Sjå status på ei fullmakt',
    en: 'See the status of an authorization',
  },
  withdraw: {
    nb: 'Trekk tilbake en fullmakt',
    nn: 'Trekk tilbake ei fullmakt',
    en: 'Withdraw an authorization',
  },
  help: {
    nb: 'Få svar på spørsmål om saken',
    nn: 'Få svar på spørsmål om saka',
    en: 'Get answers about your case',
  },
} as const;
