// Privacy, recordings and accessibility, in plain words.

/** For how long, as the agency has set it. */
type Kept = { readonly years: number; readonly papers: number; readonly callbacks: number };

export const PRIVACY_WORDS = {
  title: { nb: 'Personvern og lydopptak', nn: 'Personvern og lydopptak', en: 'Privacy and recordings' },
  lead: {
    nb: (agency: string) =>
      `${agency} har ansvaret for opplysningene vi har om deg og om den du gir fullmakt.`,
    nn: (agency: string) =>
      `${agency} har ansvaret for opplysningane vi har om deg og om den du gir fullmakt.`,
    en: (agency: string) =>
      `${agency} is responsible for what we keep about you and about the person you authorize.`,
  },
  whatTitle: { nb: 'Hva vi lagrer, og hvorfor', nn: 'Kva vi lagrar, og kvifor', en: 'What we keep, and why' },
  what1: {
    nb: 'Navn og fødselsdato til deg og den som får fullmakt, hvordan vi når den som får fullmakt, hva fullmakten gjelder, og papirene du sender. Vi trenger det for å vite hvem vi kan snakke med: vi har taushetsplikt.',
    nn: 'Namn og fødselsdato til deg og den som får fullmakt, korleis vi når den som får fullmakt, kva fullmakta gjeld, og papira du sender. Vi treng det for å vite kven vi kan snakke med: vi har teieplikt.',
    en: 'The name and date of birth of you and the person you authorize, how to reach that person, what it covers, and the papers you send. We need it to know whom we may speak with: we have a duty of confidentiality.',
  },
  what2: {
    nb: 'Fødselsnummer ber vi aldri om. Står det i et papir, skjuler vi det i det som vises på skjermen.',
    nn: 'Fødselsnummer ber vi aldri om. Står det i eit papir, skjuler vi det i det som blir vist på skjermen.',
    en: 'We never ask for a national identity number. If there is one on a paper, we hide it in what is shown on the screen.',
  },
  what3: {
    nb: 'Hver gang noen spør om en fullmakt gjelder, skriver vi det ned. Du kan se når fullmakten din er brukt.',
    nn: 'Kvar gong nokon spør om ei fullmakt gjeld, skriv vi det ned. Du kan sjå når fullmakta di er brukt.',
    en: 'Each time somebody asks whether an authorization is valid, we write it down. You can see when yours was used.',
  },
  howLongTitle: { nb: 'Hvor lenge', nn: 'Kor lenge', en: 'How long' },
  howLong1: {
    nb: ({ years, papers, callbacks }: Kept) =>
      `Fullmakter og hvordan de er brukt: ${years} år etter at de er slutt. Papirer som ikke ble godkjent: ${papers} dager. Ønsker om å bli oppringt: ${callbacks} dager. Det du begynner å skrive her uten å sende: ett døgn.`,
    nn: ({ years, papers, callbacks }: Kept) =>
      `Fullmakter og korleis dei er brukte: ${years} år etter at dei er slutt. Papir som ikkje vart godkjende: ${papers} dagar. Ønske om å bli oppringd: ${callbacks} dagar. Det du byrjar å skrive her utan å sende: eitt døgn.`,
    en: ({ years, papers, callbacks }: Kept) =>
      `Authorizations and how they were used: ${years} years after their end. Papers that were not approved: ${papers} days. Requests for a call: ${callbacks} days. What you begin to write here and do not send: one day.`,
  },
  agentTitle: {
    nb: 'Til deg som har fått fullmakt',
    nn: 'Til deg som har fått fullmakt',
    en: 'If you have been authorized',
  },
  agent1: {
    nb: 'Vi har opplysningene om deg fra den som ga deg fullmakt. Vi bruker dem bare til å kjenne deg igjen når du tar kontakt.',
    nn: 'Vi har opplysningane om deg frå den som gav deg fullmakt. Vi brukar dei berre til å kjenne deg att når du tek kontakt.',
    en: 'We have what we know about you from the person who authorized you. We use it only to recognise you when you contact us.',
  },
  recordingTitle: { nb: 'Lydopptak', nn: 'Lydopptak', en: 'Recordings' },
  recording1: {
    nb: 'Samtaler kan bli tatt opp. Vi sier alltid fra før opptaket begynner, og du kan si nei. Da får du like god og rask hjelp.',
    nn: 'Samtalar kan bli tekne opp. Vi seier alltid frå før opptaket byrjar, og du kan seie nei. Då får du like god og rask hjelp.',
    en: 'Calls may be recorded. We always tell you before a recording begins, and you can say no. You get the same help, just as fast.',
  },
  recording2: {
    nb: 'Opptak slettes senest etter 30 dager. Bare noen få hos oss kan høre på dem, og bare for å sikre kvaliteten, for opplæring eller for å oppklare noe som er uklart.',
    nn: 'Opptak blir sletta seinast etter 30 dagar. Berre nokre få hos oss kan høyre på dei, og berre for å sikre kvaliteten, for opplæring eller for å oppklare noko som er uklart.',
    en: 'Recordings are deleted after 30 days at the latest. Only a few of us may listen, and only for quality, for training, or to clear up what is uncertain.',
  },
  rightsTitle: { nb: 'Rettighetene dine', nn: 'Rettane dine', en: 'Your rights' },
  rights1: {
    nb: 'Du kan be om å få se, rette eller slette det vi har om deg. Ring eller skriv til oss. Er du ikke fornøyd, kan du klage til Datatilsynet.',
    nn: 'Du kan be om å få sjå, rette eller slette det vi har om deg. Ring eller skriv til oss. Er du ikkje nøgd, kan du klage til Datatilsynet.',
    en: 'You can ask to see, correct or delete what we have about you. Call or write to us. If you are not satisfied, you can complain to Datatilsynet, the data protection authority.',
  },
  cookiesTitle: { nb: 'Informasjonskapsler', nn: 'Informasjonskapslar', en: 'Cookies' },
  cookies1: {
    nb: 'Vi setter én informasjonskapsel når du begynner å fylle ut noe, slik at svarene dine ikke blir borte. Den forsvinner når du lukker nettleseren. Vi sporer deg ikke, og ingen andre får vite at du var her.',
    nn: 'Vi set éin informasjonskapsel når du byrjar å fylle ut noko, slik at svara dine ikkje blir borte. Han forsvinn når du lukkar nettlesaren. Vi sporar deg ikkje, og ingen andre får vite at du var her.',
    en: 'We set one cookie when you begin to fill something in, so that your answers are not lost. It disappears when you close the browser. We do not track you, and nobody else learns that you were here.',
  },
} as const;

export const ACCESSIBILITY_WORDS = {
  title: { nb: 'Tilgjengelighet', nn: 'Tilgjenge', en: 'Accessibility' },
  lead: {
    nb: 'Alle skal kunne bruke disse sidene.',
    nn: 'Alle skal kunne bruke desse sidene.',
    en: 'Everybody should be able to use these pages.',
  },
  how: {
    nb: 'Sidene er laget etter WCAG 2.2 nivå AA. Det er vårt eget mål og mer enn loven krever av oss. De virker med tastatur, skjermleser, stor skrift, på små skjermer og uten skript.',
    nn: 'Sidene er laga etter WCAG 2.2 nivå AA. Det er vårt eige mål og meir enn lova krev av oss. Dei verkar med tastatur, skjermlesar, stor skrift, på små skjermar og utan skript.',
    en: 'The pages are made to meet WCAG 2.2 level AA. That is our own aim and more than the law requires of us. They work by keyboard, with a screen reader, with large text, on small screens and without scripts.',
  },
  form: {
    nb: 'Skjemaet er merket slik at en skjermleser kan lese det og feltene i det.',
    nn: 'Skjemaet er merkt slik at ein skjermlesar kan lese det og felta i det.',
    en: 'The form is tagged so that a screen reader can read it and its fields.',
  },
  tell: {
    nb: 'Er det noe du ikke får til? Ring eller skriv til oss, så hjelper vi deg og retter feilen.',
    nn: 'Er det noko du ikkje får til? Ring eller skriv til oss, så hjelper vi deg og rettar feilen.',
    en: 'Is there anything you cannot manage? Call or write to us: we will help you and correct the fault.',
  },
} as const;
