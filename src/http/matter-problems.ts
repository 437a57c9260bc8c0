// Problems of the matter itself: authorizations, calls, reviews and papers, as people meet them through the doors.

import type { FileRefusal } from '../documents/facts.js';
import { fileRefusalMessage } from '../documents/file-words.js';
import type { Texts } from '../shared/languages.js';
import type { ProblemWords } from './problems.js';

const NO_FILE: Texts = {
  nb: 'Filen kan ikke tas imot',
  nn: 'Fila kan ikkje takast imot',
  en: 'The file cannot be received',
};

const REFUSED_FILES = {
  FILE_TOO_LARGE: 413,
  FILE_TYPE_NOT_ALLOWED: 415,
  FILE_DAMAGED: 422,
  PASSWORD_PROTECTED: 422,
  TOO_MANY_PAGES: 422,
  POLYGLOT: 422,
  UNSAFE_CONTENT: 422,
  EMPTY_FILE: 422,
  CHECK_TIMED_OUT: 422,
} as const satisfies Record<FileRefusal, number>;
export type FileProblemCode = keyof typeof REFUSED_FILES;

export const FILE_PROBLEMS = Object.fromEntries(
  Object.entries(REFUSED_FILES).map(([code, status]) => [code, fileProblem(code as FileProblemCode, status)]),
) as Readonly<Record<FileProblemCode, ProblemWords>>;

function fileProblem(code: FileProblemCode, status: number): ProblemWords {
  const detail = {
    nb: fileRefusalMessage(code, 'nb'),
    nn: fileRefusalMessage(code, 'nn'),
    en: fileRefusalMessage(code, 'en'),
  };
  return { status, title: NO_FILE, detail };
}

export const MATTER_PROBLEMS = {
  NOT_SHOWABLE: {
    status: 422,
    title: {
      nb: 'Siden kan ikke vises',
      nn: 'Sida kan ikkje visast',
      en: 'The page cannot be shown',
    },
    detail: {
      nb: 'Vi får ikke tegnet denne siden. Be om et bilde av arket.',
      nn: 'Vi får ikkje teikna denne sida. Be om eit bilete av arket.',
      en: 'This page cannot be drawn. Ask for a photo of the sheet.',
    },
  },
  SIGN_IN_REFUSED: {
    status: 422,
    title: {
      nb: 'Vi kunne ikke logge deg inn',
      nn: 'Vi kunne ikkje logge deg inn',
      en: 'We could not sign you in',
    },
    detail: {
      nb: 'Brukernavnet eller passordet er ikke riktig.',
      nn: 'Brukarnamnet eller passordet er ikkje rett.',
      en: 'The username or the password is not right.',
    },
  },
  SIGN_IN_TOO_OFTEN: {
    status: 429,
    title: { nb: 'For mange forsøk', nn: 'For mange forsøk', en: 'Too many tries' },
    detail: {
      nb: 'Vent et kvarter, og prøv igjen.',
      nn: 'Vent eit kvarter, og prøv igjen.',
      en: 'Wait a quarter of an hour and try again.',
    },
  },
  NOT_COMPLETE: {
    status: 422,
    title: {
      nb: 'Fullmakten er ikke komplett',
      nn: 'Fullmakta er ikkje komplett',
      en: 'The authorization is not complete',
    },
    detail: {
      nb: 'Alle ti krav må være oppfylt før den kan godkjennes. Det som mangler, står under errors.',
      nn: 'Alle ti krav må vere oppfylte før ho kan godkjennast. Det som manglar, står under errors.',
      en: 'All ten requirements must be met before it can be approved. What is missing is listed under errors.',
    },
  },
  ALREADY_DECIDED: {
    status: 409,
    title: { nb: 'Allerede avgjort', nn: 'Alt avgjort', en: 'Already decided' },
    detail: {
      nb: 'Innsendingen er avgjort eller trukket tilbake, og kan ikke endres.',
      nn: 'Innsendinga er avgjord eller trekt tilbake, og kan ikkje endrast.',
      en: 'The submission has been decided or withdrawn and cannot be changed.',
    },
  },
  CHANGED_MEANWHILE: {
    status: 409,
    title: {
      nb: 'Endret i mellomtiden',
      nn: 'Endra i mellomtida',
      en: 'Changed in the meantime',
    },
    detail: {
      nb: 'Det har kommet nye sider, eller en kollega har bedt om noe. Se på innsendingen på nytt før du avgjør.',
      nn: 'Det har kome nye sider, eller ein kollega har bede om noko. Sjå på innsendinga på nytt før du avgjer.',
      en: 'New pages have come, or a colleague has asked for something. Look at the submission again before deciding.',
    },
  },
  NOT_POSSIBLE: {
    status: 409,
    title: {
      nb: 'Ikke mulig slik fullmakten står',
      nn: 'Ikkje mogleg slik fullmakta står',
      en: 'Not possible as the authorization stands',
    },
    detail: {
      nb: 'Det er allerede skjedd noe med fullmakten som utelukker dette.',
      nn: 'Det har alt skjedd noko med fullmakta som utelukkar dette.',
      en: 'Something has already happened to the authorization that rules this out.',
    },
  },
  CALL_ENDED: {
    status: 409,
    title: { nb: 'Samtalen er avsluttet', nn: 'Samtalen er avslutta', en: 'The call has ended' },
    detail: {
      nb: 'En muntlig fullmakt gjelder bare i samtalen den ble gitt i. Ny samtale, ny fullmakt.',
      nn: 'Ei munnleg fullmakt gjeld berre i samtalen ho vart gitt i. Ny samtale, ny fullmakt.',
      en: 'An oral authorization holds only in the call it was given in. A new call needs a new one.',
    },
  },
  NOT_AUTHORIZED_ORALLY: {
    status: 422,
    title: {
      nb: 'Muntlig fullmakt kan ikke registreres',
      nn: 'Munnleg fullmakt kan ikkje registrerast',
      en: 'The oral authorization cannot be recorded',
    },
    detail: {
      nb: 'Debitor må være med i samtalen og oppgi navn og fødselsdato, både sin egen og fullmektigens. Det som mangler, står under errors.',
      nn: 'Debitor må vere med i samtalen og seie namn og fødselsdato, både sin eigen og fullmektigen sin. Det som manglar, står under errors.',
      en: 'The debtor must be present and state name and date of birth, both their own and the agent’s. What is missing is listed under errors.',
    },
  },
  BIRTH_DATE_NOT_MATCHED: {
    status: 422,
    title: {
      nb: 'Fødselsdatoen stemmer ikke',
      nn: 'Fødselsdatoen stemmer ikkje',
      en: 'The date of birth does not match',
    },
    detail: {
      nb: 'Oppgi fødselsdatoen til den som ga fullmakten, eller ta kontakt med oss.',
      nn: 'Oppgi fødselsdatoen til den som gav fullmakta, eller ta kontakt med oss.',
      en: 'Give the date of birth of the person who gave the authorization, or contact us.',
    },
  },
  TOO_MANY_TRIES: {
    status: 429,
    title: { nb: 'For mange forsøk', nn: 'For mange forsøk', en: 'Too many attempts' },
    detail: {
      nb: 'Prøv igjen i morgen, eller ta kontakt med oss.',
      nn: 'Prøv igjen i morgon, eller ta kontakt med oss.',
      en: 'Try again tomorrow, or contact us.',
    },
  },
} as const satisfies Record<string, ProblemWords>;
