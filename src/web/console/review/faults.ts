// What is wrong with a review that was sent, in the reviewer's words and at the fields of the page.

import { REQUIREMENTS } from '../../../documents/checklist.js';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import { reviewVersion } from '../../../documents/submission.js';
import type { Typed } from '../../../http/form-body.js';
import type { DoorRefusal } from '../../../http/refusing.js';
import type { Fault } from '../../../shared/result.js';
import { messagesFor, type OwnWords } from '../../faults.js';
import { textIn } from '../../typed.js';
import type { FieldFault } from '../../views/fields.js';
import { REQUIREMENT_NAMES } from '../../words/review-words.js';

/** Of an approval, all at once: what was typed badly keeps the action from saying which lines are not answered yet. */
export function approvalFaults(refused: DoorRefusal, typed: Typed): readonly FieldFault[] {
  const faults = [...refused.faults.map(atItsField), ...unanswered(refused, typed)];
  return messagesFor({ ...refused, faults }, 'nb', WORDS);
}

/** Of asking and rejecting. */
export function stepFaults(refused: DoorRefusal): readonly FieldFault[] {
  return messagesFor(refused, 'nb', WORDS);
}

/** What to know when going on with papers that are not those one has seen; none while they are the same. */
export function changesSince(version: string, { submission }: OpenedReview): readonly FieldFault[] {
  if (version === '' || version === reviewVersion(submission)) return [];
  return [{ field: '', message: CHANGED_MEANWHILE }];
}

/** Contact details are judged together and typed apart. */
function atItsField(fault: Fault): Fault {
  return fault.path === 'fields.agent' ? { ...fault, path: 'fields.agent.phone' } : fault;
}

function unanswered({ code }: DoorRefusal, typed: Typed): readonly Fault[] {
  if (code !== 'INVALID_INPUT') return [];
  return REQUIREMENTS.map((one) => `checks.${one}`)
    .filter((path) => textIn(typed, path) !== 'present')
    .map((path) => ({ path, code: 'NOT_COMPLETE' }));
}

const CHANGED_MEANWHILE =
  'Det har kommet nye sider, eller en kollega har bedt om noe. Se på papirene på nytt. Alt du har skrevet, står her fortsatt.';

const same = (text: string) => ({ nb: text, nn: text, en: text });

const WORDS: OwnWords = {
  ...Object.fromEntries(
    REQUIREMENTS.map((one) => [
      `checks.${one} NOT_COMPLETE`,
      same(`${REQUIREMENT_NAMES[one]}: ikke svart «Ja».`),
    ]),
  ),
  'caseNumber MISSING': same('Skriv saksnummeret.'),
  'fields.debtor.name NOT_FILLED_IN': same('Skriv debitors navn.'),
  'fields.debtor.birthDate MISSING': same('Skriv debitors fødselsdato.'),
  'fields.agent.name NOT_FILLED_IN': same('Skriv fullmektigens navn.'),
  'fields.agent.birthDate MISSING': same('Skriv fullmektigens fødselsdato.'),
  'fields.agent.phone NOT_FILLED_IN': same('Skriv telefon, e-post eller adresse.'),
  'fields.which MISSING': same('Velg hvilke saker fullmakten gjelder.'),
  'fields.cases NO_SCOPE': same('Skriv saksnumrene fullmakten gjelder.'),
  'fields.limits NOT_FILLED_IN': same('Skriv begrensningene, eller «ingen».'),
  'fields.validThrough NO_END': same(
    'Skriv den siste dagen, eller kryss av for at den gjelder til saken er avsluttet.',
  ),
  'fields.signedOn MISSING': same('Skriv datoen på fullmakten.'),
  'signatureCheckedBy MISSING': same('Velg hvordan underskriften er kontrollert.'),
  'supersedes NOT_POSSIBLE': same('Bare en fullmakt fra samme debitor til samme fullmektig kan erstattes.'),
  'note NOTE_NEEDED': same('Skriv i merknaden hvorfor den kan godkjennes likevel.'),
  'missing MISSING': same('Velg hva som mangler.'),
  'missing MESSAGE_CHANGED': same('Meldingen er en annen nå. Les den, og send den så.'),
  'reasons MISSING': same('Velg minst én grunn.'),
  NOT_A_DATE: same('Skriv datoen slik: 14.03.1979.'),
  NATIONAL_ID: same('Skriv bare fødselsdatoen, aldri fødselsnummeret.'),
  CHANGED_MEANWHILE: same(CHANGED_MEANWHILE),
};
