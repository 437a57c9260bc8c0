// Answers to what people ask us most (SEED S6), in our own words.

export const HELP_WORDS = {
  title: { nb: 'Spørsmål og svar', nn: 'Spørsmål og svar', en: 'Questions and answers' },
  lead: {
    nb: 'Finner du ikke svaret her, så ring oss eller be oss ringe deg.',
    nn: 'Finn du ikkje svaret her, så ring oss eller be oss ringje deg.',
    en: 'If you do not find the answer here, call us or ask us to call you.',
  },
  onThisPage: { nb: 'På denne siden', nn: 'På denne sida', en: 'On this page' },
  giveTitle: {
    nb: 'Hvordan gir jeg fullmakt?',
    nn: 'Korleis gir eg fullmakt?',
    en: 'How do I authorize somebody?',
  },
  give1: {
    nb: 'Skal en annen snakke med oss om saken din, trenger vi en fullmakt fra deg. Vi har taushetsplikt og kan ikke si noe uten.',
    nn: 'Skal ein annan snakke med oss om saka di, treng vi ei fullmakt frå deg. Vi har teieplikt og kan ikkje seie noko utan.',
    en: 'If somebody else is to speak with us about your case, we need an authorization from you. We have a duty of confidentiality and can say nothing without one.',
  },
  give2: {
    nb: 'På telefon kan du gi fullmakt muntlig. Da må du selv være med i samtalen, og vi spør om navn og fødselsdato til dere begge. Den gjelder bare den samtalen.',
    nn: 'På telefon kan du gi fullmakt munnleg. Då må du sjølv vere med i samtalen, og vi spør om namn og fødselsdato til dykk begge. Ho gjeld berre den samtalen.',
    en: 'On the phone you can give it orally. You must be on the call yourself, and we ask for the name and date of birth of you both. It is valid for that call only.',
  },
  give3: {
    nb: 'Skal den vare lenger eller omfatte mer, må den være skriftlig. Den må ha navn og fødselsdato til dere begge, kontaktopplysninger til den som får fullmakt, hva den gjelder, hvor lenge, dato og underskriften din.',
    nn: 'Skal ho vare lenger eller omfatte meir, må ho vere skriftleg. Ho må ha namn og fødselsdato til dykk begge, kontaktopplysningar til den som får fullmakt, kva ho gjeld, kor lenge, dato og underskrifta di.',
    en: 'If it is to last longer or cover more, it must be written. It must have the name and date of birth of you both, how to reach the person, what it covers, how long, a date and your signature.',
  },
  giveLink: { nb: 'Gi noen fullmakt', nn: 'Gi nokon fullmakt', en: 'Authorize someone' },
  costsTitle: {
    nb: 'Hvorfor koster det så mye?',
    nn: 'Kvifor kostar det så mykje?',
    en: 'Why does it cost so much?',
  },
  costs1: {
    nb: 'Kostnadene følger størrelsen på det opprinnelige kravet, og det høyeste vi kan kreve, står i inkassoforskriften.',
    nn: 'Kostnadene følgjer storleiken på det opphavlege kravet, og det høgste vi kan krevje, står i inkassoforskrifta.',
    en: 'The costs follow the size of the original claim, and the most we may charge is set in the debt collection regulations.',
  },
  costs2: {
    nb: 'Salæret øker når det har gått mer enn 28 dager siden fristen i betalingsoppfordringen. Derfor lønner det seg å ta kontakt tidlig.',
    nn: 'Salæret aukar når det har gått meir enn 28 dagar sidan fristen i betalingsoppmodinga. Difor lønner det seg å ta kontakt tidleg.',
    en: 'The fee grows when more than 28 days have passed since the deadline in the request for payment. So it pays to contact us early.',
  },
  costsTable: {
    nb: (year: number) => `Høyeste salær for privatpersoner i ${year}, i kroner`,
    nn: (year: number) => `Høgste salær for privatpersonar i ${year}, i kroner`,
    en: (year: number) => `Highest fee for private persons in ${year}, in kroner`,
  },
  claim: { nb: 'Kravet', nn: 'Kravet', en: 'The claim' },
  light: { nb: 'Først', nn: 'Først', en: 'At first' },
  heavy: { nb: 'Etter 28 dager', nn: 'Etter 28 dagar', en: 'After 28 days' },
  upTo: {
    nb: (amount: string) => `til og med ${amount}`,
    nn: (amount: string) => `til og med ${amount}`,
    en: (amount: string) => `up to ${amount}`,
  },
  over: { nb: 'mer enn det', nn: 'meir enn det', en: 'more than that' },
  reminder: {
    nb: (amount: string) => `En purring kan koste høyst ${amount} kroner.`,
    nn: (amount: string) => `Ei purring kan koste høgst ${amount} kroner.`,
    en: (amount: string) => `A reminder may cost at most NOK ${amount}.`,
  },
  legalTitle: { nb: 'Hva er rettslig pågang?', nn: 'Kva er rettsleg pågang?', en: 'What is legal action?' },
  legal1: {
    nb: 'Blir kravet ikke betalt, kan det sendes til forliksrådet for å få en dom, eller til namsmannen.',
    nn: 'Blir kravet ikkje betalt, kan det sendast til forliksrådet for å få ein dom, eller til namsmannen.',
    en: 'If the claim is not paid, it may go to the conciliation board (forliksrådet) for a judgment, or to the enforcement officer (namsmannen).',
  },
  legal2: {
    nb: 'Namsmannen kan bestemme trekk i lønn, eller pant i for eksempel en bolig eller en bil. Vi sier alltid fra på forhånd, og du kan ta kontakt når som helst for å finne en løsning.',
    nn: 'Namsmannen kan fastsetje trekk i løn, eller pant i til dømes ein bustad eller ein bil. Vi seier alltid frå på førehand, og du kan ta kontakt når som helst for å finne ei løysing.',
    en: 'The enforcement officer may order deductions from wages, or a lien on, for instance, a home or a car. We always tell you beforehand, and you can contact us at any time to find a solution.',
  },
  legal3: {
    nb: 'En fullmakt til oss gjelder ikke for forliksrådet eller domstolene.',
    nn: 'Ei fullmakt til oss gjeld ikkje for forliksrådet eller domstolane.',
    en: 'An authorization given to us is not valid before the conciliation board or the courts.',
  },
  cannotPayTitle: { nb: 'Jeg kan ikke betale', nn: 'Eg kan ikkje betale', en: 'I cannot pay' },
  cannotPay1: {
    nb: 'Ta kontakt så tidlig du kan, så finner vi en løsning sammen. Det kan være å dele opp beløpet eller å få lengre frist.',
    nn: 'Ta kontakt så tidleg du kan, så finn vi ei løysing saman. Det kan vere å dele opp beløpet eller å få lengre frist.',
    en: 'Contact us as early as you can, and we will find a solution together. It may be to pay in instalments or to get more time.',
  },
  leftTitle: {
    nb: 'Hvor mye har jeg igjen å betale?',
    nn: 'Kor mykje har eg att å betale?',
    en: 'How much is left to pay?',
  },
  left1: {
    nb: 'Spør oss, eller se på Mine sider.',
    nn: 'Spør oss, eller sjå på Mine sider.',
    en: 'Ask us, or look at “Mine sider”.',
  },
  paidTitle: {
    nb: 'Er betalingen min registrert?',
    nn: 'Er betalinga mi registrert?',
    en: 'Is my payment registered?',
  },
  paid1: {
    nb: 'Det tar vanligvis én til tre virkedager før en betaling er registrert hos oss. Betal derfor før fristen. Vipps er en rask måte.',
    nn: 'Det tek vanlegvis éin til tre verkedagar før ei betaling er registrert hos oss. Betal difor før fristen. Vipps er ein rask måte.',
    en: 'It usually takes one to three working days before a payment is registered with us. So pay before the deadline. Vipps is a quick way.',
  },
  hoursTitle: { nb: 'Når har dere åpent?', nn: 'Når har de ope?', en: 'When are you open?' },
  deviations: { nb: 'Dager med andre tider', nn: 'Dagar med andre tider', en: 'Days with other hours' },
  holidays: {
    nb: 'På helligdager har vi stengt.',
    nn: 'På heilagdagar har vi stengt.',
    en: 'We are closed on public holidays.',
  },
} as const;
