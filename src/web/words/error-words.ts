// What an error page says: what happened, and what to do now. By the status of the answer.

import type { Texts } from '../../shared/languages.js';

type ErrorWords = { readonly title: Texts; readonly help: Texts };

export const ERROR_WORDS = {
  notFound: {
    title: { nb: 'Vi finner ikke siden', nn: 'Vi finn ikkje sida', en: 'We cannot find the page' },
    help: {
      nb: 'Adressen kan være skrevet feil, eller siden kan være flyttet. Begynn på forsiden, så finner du fram.',
      nn: 'Adressa kan vere feil skriven, eller sida kan vere flytta. Byrj på framsida, så finn du fram.',
      en: 'The address may be mistyped, or the page may have moved. Start from the front page and find your way.',
    },
  },
  forbidden: {
    title: {
      nb: 'Du har ikke tilgang til dette',
      nn: 'Du har ikkje tilgang til dette',
      en: 'You do not have access to this',
    },
    help: {
      nb: 'Be en administrator om tilgang hvis du trenger den i arbeidet ditt.',
      nn: 'Be ein administrator om tilgang om du treng han i arbeidet ditt.',
      en: 'Ask an administrator for access if your work needs it.',
    },
  },
  crossSite: {
    title: {
      nb: 'Skjemaet ble ikke sendt',
      nn: 'Skjemaet vart ikkje sendt',
      en: 'The form was not sent',
    },
    help: {
      nb: 'Vi kunne ikke se at skjemaet kom fra siden vår. Gå tilbake, last siden på nytt og send skjemaet en gang til.',
      nn: 'Vi kunne ikkje sjå at skjemaet kom frå sida vår. Gå tilbake, last sida på nytt og send skjemaet ein gong til.',
      en: 'We could not see that the form came from our page. Go back, load the page again and send the form once more.',
    },
  },
  conflict: {
    title: {
      nb: 'Dette er endret i mellomtiden',
      nn: 'Dette er endra i mellomtida',
      en: 'This has changed in the meantime',
    },
    help: {
      nb: 'Last siden på nytt for å se hvordan det står nå. Ingenting av det du sendte, er lagret.',
      nn: 'Last sida på nytt for å sjå korleis det står no. Ingenting av det du sende, er lagra.',
      en: 'Load the page again to see how it stands now. Nothing of what you sent was saved.',
    },
  },
  tooLarge: {
    title: {
      nb: 'Det du sendte, er for stort',
      nn: 'Det du sende, er for stort',
      en: 'What you sent is too large',
    },
    help: {
      nb: 'Hver fil kan være på høyst 10 MB (PNG og TIFF 20 MB), og alle til sammen på 25 MB. Send færre sider om gangen, eller ta bildene med lavere oppløsning.',
      nn: 'Kvar fil kan vere på høgst 10 MB (PNG og TIFF 20 MB), og alle til saman på 25 MB. Send færre sider om gongen, eller ta bileta med lågare oppløysing.',
      en: 'Each file may be at most 10 MB (PNG and TIFF 20 MB), and all together 25 MB. Send fewer pages at a time, or take the photos at a lower resolution.',
    },
  },
  tooMany: {
    title: {
      nb: 'Vent litt før du prøver igjen',
      nn: 'Vent litt før du prøver igjen',
      en: 'Wait a little before you try again',
    },
    help: {
      nb: 'Vi har fått mange forespørsler fra nettet ditt på kort tid. Vent et minutt, gå tilbake og prøv igjen. Det du har skrevet, står der fortsatt.',
      nn: 'Vi har fått mange førespurnader frå nettet ditt på kort tid. Vent eit minutt, gå tilbake og prøv igjen. Det du har skrive, står der framleis.',
      en: 'We have had many requests from your network in a short time. Wait a minute, go back and try again. What you have written is still there.',
    },
  },
  notNow: {
    title: {
      nb: 'Vi får ikke gjort dette akkurat nå',
      nn: 'Vi får ikkje gjort dette akkurat no',
      en: 'We cannot do this just now',
    },
    help: {
      nb: 'Regn bare det vi har bekreftet, som gjort. Gå tilbake og prøv igjen om et par minutter. Haster det, så ring oss.',
      nn: 'Rekn berre det vi har stadfesta, som gjort. Gå tilbake og prøv igjen om eit par minutt. Hastar det, så ring oss.',
      en: 'Count only what we have confirmed as done. Go back and try again in a couple of minutes. If it is urgent, call us.',
    },
  },
  ours: {
    title: {
      nb: 'Noe gikk galt hos oss',
      nn: 'Noko gjekk gale hos oss',
      en: 'Something went wrong on our side',
    },
    help: {
      nb: 'Feilen er registrert. Gå tilbake og prøv igjen. Skjer det flere ganger, så ring oss og oppgi nummeret under.',
      nn: 'Feilen er registrert. Gå tilbake og prøv igjen. Skjer det fleire gonger, så ring oss og oppgi nummeret under.',
      en: 'The error has been recorded. Go back and try again. If it happens again, call us and quote the number below.',
    },
  },
  unusable: {
    title: {
      nb: 'Vi kunne ikke bruke det som ble sendt',
      nn: 'Vi kunne ikkje bruke det som vart sendt',
      en: 'We could not use what was sent',
    },
    help: {
      nb: 'Gå tilbake, last siden på nytt og prøv en gang til.',
      nn: 'Gå tilbake, last sida på nytt og prøv ein gong til.',
      en: 'Go back, load the page again and try once more.',
    },
  },
} as const satisfies Readonly<Record<string, ErrorWords>>;

export const ERROR_PAGE_WORDS = {
  toStart: { nb: 'Til forsiden', nn: 'Til framsida', en: 'To the front page' },
  call: {
    nb: (phone: string) => `Ring oss på ${phone}`,
    nn: (phone: string) => `Ring oss på ${phone}`,
    en: (phone: string) => `Call us on ${phone}`,
  },
  number: { nb: 'Nummer på feilen', nn: 'Nummer på feilen', en: 'Error number' },
} as const;
