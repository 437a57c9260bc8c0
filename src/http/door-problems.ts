// Problems of the doors themselves: who calls, how, and whether we can answer just now. Words for people who write the calling system.

import type { ProblemWords } from './problems.js';

const NOT_NOW = {
  nb: 'Tjenesten er ikke tilgjengelig akkurat nå',
  nn: 'Tenesta er ikkje tilgjengeleg akkurat no',
  en: 'The service is not available just now',
};

export const DOOR_PROBLEMS = {
  INVALID_INPUT: {
    status: 422,
    title: {
      nb: 'Noe i det som ble sendt, må rettes',
      nn: 'Noko i det som vart sendt, må rettast',
      en: 'Something that was sent must be corrected',
    },
    detail: {
      nb: 'Hver feil står med felt og kode under errors.',
      nn: 'Kvar feil står med felt og kode under errors.',
      en: 'Each fault is listed with its field and code under errors.',
    },
  },
  NOT_FOUND: {
    status: 404,
    title: { nb: 'Ikke funnet', nn: 'Ikkje funnen', en: 'Not found' },
    detail: {
      nb: 'Det finnes ikke noe her, eller du har ikke tilgang til å se det.',
      nn: 'Det finst ikkje noko her, eller du har ikkje tilgang til å sjå det.',
      en: 'There is nothing here, or you may not see it.',
    },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: {
      nb: 'Metoden brukes ikke her',
      nn: 'Metoden blir ikkje brukt her',
      en: 'The method is not used here',
    },
    detail: {
      nb: 'Svarets Allow sier hvilke metoder som brukes.',
      nn: 'Allow i svaret seier kva metodar som blir brukte.',
      en: 'The Allow header of this answer names the methods in use.',
    },
  },
  UNAUTHENTICATED: {
    status: 401,
    title: {
      nb: 'Nøkkel mangler eller er ugyldig',
      nn: 'Nøkkel manglar eller er ugyldig',
      en: 'The key is missing or not valid',
    },
    detail: {
      nb: 'Send «Authorization: Bearer» med en nøkkel som er i bruk.',
      nn: 'Send «Authorization: Bearer» med ein nøkkel som er i bruk.',
      en: 'Send “Authorization: Bearer” with a key that is in use.',
    },
  },
  FORBIDDEN: {
    status: 403,
    title: {
      nb: 'Nøkkelen gir ikke tilgang til dette',
      nn: 'Nøkkelen gir ikkje tilgang til dette',
      en: 'The key does not give access to this',
    },
    detail: {
      nb: 'Klienten mangler tilgangen (scope) som denne ruten krever.',
      nn: 'Klienten manglar tilgangen (scope) som denne ruta krev.',
      en: 'The client lacks the scope this route asks for.',
    },
  },
  CROSS_SITE: {
    status: 403,
    title: {
      nb: 'Skjemaet ble ikke sendt fra våre sider',
      nn: 'Skjemaet vart ikkje sendt frå våre sider',
      en: 'The form was not sent from our pages',
    },
    detail: {
      nb: 'Åpne siden på nytt hos oss, og send skjemaet derfra.',
      nn: 'Opne sida på nytt hos oss, og send skjemaet derifrå.',
      en: 'Open the page again on our site and send the form from there.',
    },
  },
  ON_BEHALF_OF_MISSING: {
    status: 422,
    title: {
      nb: 'Det må oppgis hvem som handler',
      nn: 'Det må opplysast kven som handlar',
      en: 'Who is acting must be said',
    },
    detail: {
      nb: 'Send «On-Behalf-Of» med navnet på personen systemet handler for, 1–100 tegn.',
      nn: 'Send «On-Behalf-Of» med namnet på personen systemet handlar for, 1–100 teikn.',
      en: 'Send “On-Behalf-Of” with the name of the person the system acts for, 1–100 characters.',
    },
  },
  ON_BEHALF_OF_INVALID: {
    status: 422,
    title: {
      nb: 'On-Behalf-Of kan ikke brukes',
      nn: 'On-Behalf-Of kan ikkje brukast',
      en: 'On-Behalf-Of cannot be used',
    },
    detail: {
      nb: 'Send ett navn på 1–100 tegn uten styretegn.',
      nn: 'Send eitt namn på 1–100 teikn utan styreteikn.',
      en: 'Send one name of 1–100 characters without control characters.',
    },
  },
  RATE_LIMITED: {
    status: 429,
    title: { nb: 'For mange forespørsler', nn: 'For mange førespurnader', en: 'Too many requests' },
    detail: {
      nb: 'Vent så lenge Retry-After sier, og prøv igjen.',
      nn: 'Vent så lenge Retry-After seier, og prøv igjen.',
      en: 'Wait as long as Retry-After says and try again.',
    },
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: { nb: 'Innholdet er for stort', nn: 'Innhaldet er for stort', en: 'The body is too large' },
    detail: {
      nb: 'JSON kan være høyst 64 KB.',
      nn: 'JSON kan vere høgst 64 KB.',
      en: 'JSON may be at most 64 KB.',
    },
  },
  MEDIA_TYPE_NOT_SUPPORTED: {
    status: 415,
    title: {
      nb: 'Innholdstypen brukes ikke her',
      nn: 'Innhaldstypen blir ikkje brukt her',
      en: 'The content type is not used here',
    },
    detail: {
      nb: 'Send application/json i UTF-8 uten komprimering, eller multipart/form-data der filer tas imot.',
      nn: 'Send application/json i UTF-8 utan komprimering, eller multipart/form-data der filer blir tekne imot.',
      en: 'Send application/json in UTF-8 without compression, or multipart/form-data where files are received.',
    },
  },
  UNREADABLE_JSON: {
    status: 400,
    title: { nb: 'Innholdet er ikke JSON', nn: 'Innhaldet er ikkje JSON', en: 'The body is not JSON' },
    detail: {
      nb: 'Innholdet kan ikke leses som JSON i UTF-8.',
      nn: 'Innhaldet kan ikkje lesast som JSON i UTF-8.',
      en: 'The body cannot be read as JSON in UTF-8.',
    },
  },
  UNREADABLE_MULTIPART: {
    status: 400,
    title: {
      nb: 'Innholdet er ikke multipart',
      nn: 'Innhaldet er ikkje multipart',
      en: 'The body is not multipart',
    },
    detail: {
      nb: 'Innholdet kan ikke leses som multipart/form-data.',
      nn: 'Innhaldet kan ikkje lesast som multipart/form-data.',
      en: 'The body cannot be read as multipart/form-data.',
    },
  },
  UNREADABLE_REQUEST: {
    status: 400,
    title: {
      nb: 'Forespørselen er ikke gyldig HTTP',
      nn: 'Førespurnaden er ikkje gyldig HTTP',
      en: 'The request is not valid HTTP',
    },
    detail: { nb: 'Forbindelsen lukkes.', nn: 'Sambandet blir lukka.', en: 'The connection is closed.' },
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    title: {
      nb: 'Hodefeltene er for store',
      nn: 'Hovudfelta er for store',
      en: 'The header fields are too large',
    },
    detail: {
      nb: 'De kan være høyst 16 KB til sammen.',
      nn: 'Dei kan vere høgst 16 KB til saman.',
      en: 'They may be at most 16 KB in all.',
    },
  },
  REQUEST_TIMED_OUT: {
    status: 408,
    title: {
      nb: 'Forespørselen kom for sakte',
      nn: 'Førespurnaden kom for seint',
      en: 'The request came too slowly',
    },
    detail: { nb: 'Send den på nytt.', nn: 'Send han på nytt.', en: 'Send it again.' },
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 422,
    title: {
      nb: 'Idempotency-Key kan ikke brukes',
      nn: 'Idempotency-Key kan ikkje brukast',
      en: 'Idempotency-Key cannot be used',
    },
    detail: {
      nb: 'Nøkkelen skal ha 1–255 tegn.',
      nn: 'Nøkkelen skal ha 1–255 teikn.',
      en: 'The key must have 1–255 characters.',
    },
  },
  IDEMPOTENCY_MISMATCH: {
    status: 422,
    title: {
      nb: 'Samme Idempotency-Key, annet innhold',
      nn: 'Same Idempotency-Key, anna innhald',
      en: 'Same Idempotency-Key, other content',
    },
    detail: {
      nb: 'Nøkkelen er brukt det siste døgnet til noe annet. Ny forespørsel, ny nøkkel.',
      nn: 'Nøkkelen er brukt det siste døgnet til noko anna. Ny førespurnad, ny nøkkel.',
      en: 'The key was used for something else within the last day. A new request needs a new key.',
    },
  },
  IDEMPOTENCY_RUNNING: {
    status: 409,
    title: {
      nb: 'Den samme forespørselen er under arbeid',
      nn: 'Den same førespurnaden er under arbeid',
      en: 'The same request is being worked on',
    },
    detail: {
      nb: 'Vent litt og spør igjen med samme nøkkel.',
      nn: 'Vent litt og spør igjen med same nøkkel.',
      en: 'Wait a little and ask again with the same key.',
    },
  },
  OVERLOADED: {
    status: 503,
    title: {
      nb: 'Vi har for mye å gjøre akkurat nå',
      nn: 'Vi har for mykje å gjere akkurat no',
      en: 'We have too much to do just now',
    },
    detail: {
      nb: 'Ingenting er mottatt. Prøv igjen om litt.',
      nn: 'Ingenting er motteke. Prøv igjen om litt.',
      en: 'Nothing was received. Try again in a little while.',
    },
  },
  UNAVAILABLE: {
    status: 503,
    title: NOT_NOW,
    detail: {
      nb: 'Regn bare det som er bekreftet, som gjort. Prøv igjen om litt.',
      nn: 'Rekn berre det som er stadfesta, som gjort. Prøv igjen om litt.',
      en: 'Count only what was confirmed as done. Try again in a little while.',
    },
  },
  NOT_READY: {
    status: 503,
    title: NOT_NOW,
    detail: {
      nb: 'Tjenesten starter eller stopper.',
      nn: 'Tenesta startar eller stoppar.',
      en: 'The service is starting or stopping.',
    },
  },
  UNEXPECTED: {
    status: 500,
    title: {
      nb: 'Noe gikk galt hos oss',
      nn: 'Noko gjekk gale hos oss',
      en: 'Something went wrong on our side',
    },
    detail: {
      nb: 'Feilen er registrert. Oppgi requestId hvis du tar kontakt.',
      nn: 'Feilen er registrert. Oppgi requestId om du tek kontakt.',
      en: 'The fault has been noted. Quote requestId if you contact us.',
    },
  },
} as const satisfies Record<string, ProblemWords>;
