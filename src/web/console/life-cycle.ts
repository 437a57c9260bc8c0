// What staff can do with an authorization that was granted: in words, and where. The rules say what is possible.

import type { AuthorizationView } from '../../authorizations/actions.js';
import {
  mayAnnul,
  mayResign,
  mayResume,
  mayRevoke,
  maySuspend,
  type Possibility,
} from '../../authorizations/rules.js';
import type { AuthorizationFile } from '../../lookups/actions.js';
import type { AuthorizationId } from '../../shared/ids.js';
import { unreachable } from '../../shared/result.js';
import { paths } from './paths.js';

export type StepName = 'revoke' | 'suspend' | 'resume' | 'resign' | 'annul';

export type Step = {
  /** The end of its address. */
  readonly slug: string;
  readonly button: string;
  /** When it is the right thing to do. */
  readonly when: string;
  readonly question: string;
  /** What happens when it is done. */
  readonly means: readonly string[];
  /** What is said afterwards. */
  readonly done: string;
  readonly grave: boolean;
};

export const STEPS: Readonly<Record<StepName, Step>> = {
  suspend: {
    slug: 'vent',
    button: 'Sett på vent',
    when: 'Ved enhver tvil: sett på vent først, avklar etterpå.',
    question: 'Sette fullmakten på vent?',
    means: [
      'Fra nå av får alle som spør, et nei.',
      'Ingenting går tapt. Den gjelder igjen når noen har avklart tvilen og tar den i bruk.',
    ],
    done: 'Fullmakten er satt på vent. Alle som spør, får et nei.',
    grave: false,
  },
  resume: {
    slug: 'gjenoppta',
    button: 'Ta i bruk igjen',
    when: 'Når tvilen er avklart.',
    question: 'Ta fullmakten i bruk igjen?',
    means: [
      'Fra nå av kan den gi et ja igjen, innenfor det debitor har bestemt.',
      'Navnet ditt blir stående som den som har avklart tvilen.',
    ],
    done: 'Fullmakten gjelder igjen.',
    grave: false,
  },
  revoke: {
    slug: 'trekk-tilbake',
    button: 'Trekk tilbake',
    when: 'Debitor, eller vergen, vil ikke lenger at den skal gjelde.',
    question: 'Trekke fullmakten tilbake?',
    means: [
      'Den gjelder ikke fra det øyeblikket beskjeden kom frem til oss (avtaleloven § 13).',
      'Alle som spør, får et nei, også i samtaler som pågår.',
      'Det kan ikke gjøres om. Vil debitor gi fullmakt igjen, må det komme en ny.',
    ],
    done: 'Fullmakten er trukket tilbake. Alle som spør, får et nei.',
    grave: true,
  },
  resign: {
    slug: 'fratre',
    button: 'Fullmektigen trekker seg',
    when: 'Fullmektigen vil ikke være det lenger. Bare debitor kan trekke den tilbake.',
    question: 'Har fullmektigen trukket seg?',
    means: [
      'Fra nå av får alle som spør, et nei.',
      'Det kan ikke gjøres om. Skal fullmektigen handle igjen, må debitor gi en ny.',
    ],
    done: 'Fullmektigen har trukket seg. Alle som spør, får et nei.',
    grave: true,
  },
  annul: {
    slug: 'annuller',
    button: 'Annuller',
    when: 'Den ble godkjent ved en feil, og skulle aldri ha vært gyldig.',
    question: 'Annullere fullmakten?',
    means: [
      'Den regnes som aldri gyldig. Alle som spør, får et nei.',
      'Det som alt er sagt på grunn av den, kan være sagt til feil person. Personvernombudet må få vite om det (72 timer, GDPR art. 33).',
      'Det kan ikke gjøres om.',
    ],
    done: 'Fullmakten er annullert. Gi beskjed til personvernombudet om det som alt er sagt; det står under Bruk.',
    grave: true,
  },
};

/** What is possible and would change something. */
export function isOffered(name: StepName, file: AuthorizationFile): boolean {
  return possibility(name, file) === 'ok';
}

export function stepPath(id: AuthorizationId | ':id', name: StepName): string {
  return `${paths.authorization(id)}/${STEPS[name].slug}`;
}

export function stepBySlug(slug: string | undefined): StepName | null {
  const found = Object.entries(STEPS).find(([, step]) => step.slug === slug);
  return found ? (found[0] as StepName) : null;
}

function possibility(
  name: StepName,
  { authorization, state, debtorStatus }: AuthorizationView & Pick<AuthorizationFile, 'debtorStatus'>,
): Possibility {
  switch (name) {
    case 'revoke':
      return mayRevoke(authorization);
    case 'resign':
      return mayResign(authorization);
    case 'annul':
      return mayAnnul(authorization);
    case 'suspend':
      return maySuspend(state);
    case 'resume':
      return mayResume(state, debtorStatus);
    default:
      return unreachable(name);
  }
}
