// Judges what is said on each requirement of a written authorization (SEED S3), whoever wrote it and wherever it was read.

import { isFullName, isPlausibleBirthDate, isSamePerson } from '../people/person.js';
import type { Policy } from '../shared/agency.js';
import { addMonths, type Day, isAdultOn } from '../shared/dates.js';
import { isFurtherNotice } from './further-notice.js';
import {
  type ChecklistLine,
  DEFICIENCIES,
  type Deficiency,
  type Requirement,
  type RequirementState,
} from './checklist.js';
import type { Read, ReadDate, ReadFields, ReadText } from './reading.js';

/** All but the signature: that is no value one can read, and is judged from the paper itself. */
export type WrittenRequirement = Exclude<Requirement, 'signature'>;

/** `on` is the Oslo day the paper was received, or the day a person decides about it. */
export type Question = { readonly fields: ReadFields; readonly on: Day; readonly policy: Policy };

/** What is wrong with a line, or with `present` worth a warning. Some doubts have no code: a person just has to look. */
export type Fault = { readonly state: RequirementState; readonly reason?: Deficiency };

/** One line of the checklist, from what the fields say. A line that is missing has no source. */
export function judgeRequirement(requirement: WrittenRequirement, question: Question): ChecklistLine {
  const faults = FAULTS[requirement](question);
  return lineOf({ requirement, faults, source: sourceOf(PARTS[requirement](question.fields)) });
}

/** A line takes the worst state of its faults and all their reasons, in the order of DEFICIENCIES. */
export function lineOf({
  requirement,
  faults,
  source,
}: {
  readonly requirement: Requirement;
  readonly faults: readonly Fault[];
  readonly source: ChecklistLine['source'];
}): ChecklistLine {
  const state = WORST_FIRST.find((worst) => faults.some((fault) => fault.state === worst)) ?? 'present';
  const reasons = DEFICIENCIES.filter((code) => faults.some((fault) => fault.reason === code));
  return { requirement, state, source: state === 'missing' ? null : source, reasons };
}

/** Before `unclear` stands `missing`: what the sender can mend is worth saying first. */
const WORST_FIRST = [
  'invalid',
  'missing',
  'unclear',
  'present',
] as const satisfies readonly RequirementState[];

const FAULTS: Readonly<Record<WrittenRequirement, (question: Question) => readonly Fault[]>> = {
  debtorName: ({ fields }) => nameFaults(fields.debtor.name),
  debtorBirthDate: (question) => birthDateFaults(question.fields.debtor.birthDate, question),
  agentName: agentNameFaults,
  agentBirthDate: agentBirthDateFaults,
  agentContact: contactFaults,
  scope: scopeFaults,
  limits: limitsFaults,
  duration: durationFaults,
  date: signedOnFaults,
};

const PARTS: Readonly<Record<WrittenRequirement, (fields: ReadFields) => readonly Read<unknown>[]>> = {
  debtorName: ({ debtor }) => [debtor.name],
  debtorBirthDate: ({ debtor }) => [debtor.birthDate],
  agentName: ({ agent }) => [agent.name],
  agentBirthDate: ({ agent }) => [agent.birthDate],
  agentContact: ({ agent }) => [agent.phone, agent.email, agent.address],
  scope: ({ cases, powers }) => [cases, powers],
  limits: ({ limits }) => [limits],
  duration: ({ validFrom, validThrough, untilCaseClosed }) => [validFrom, validThrough, untilCaseClosed],
  date: ({ signedOn }) => [signedOn],
};

/** A line of several fields is as issued only when none of them was changed. */
function sourceOf(parts: readonly Read<unknown>[]): ChecklistLine['source'] {
  return parts.find((part) => part.source === 'formField')?.source ?? parts[0]?.source ?? null;
}

/** One word identifies nobody: both first and last name are compared at every later call (domain § 3.6). */
function nameFaults(name: ReadText): readonly Fault[] {
  if (name.value === null) return [{ state: 'missing', reason: 'NOT_FILLED_IN' }];
  if (name.nationalId) return [{ state: 'unclear', reason: 'NATIONAL_ID_PRESENT' }];
  return isFullName(name.value) ? [] : [{ state: 'unclear' }];
}

function agentNameFaults({ fields: { debtor, agent } }: Question): readonly Fault[] {
  if (agent.name.value === null && agent.organisation.value !== null) {
    return [{ state: 'missing', reason: 'ORGANISATION_WITHOUT_PERSON' }];
  }
  const faults = [...nameFaults(agent.name), ...nationalIdWarning(agent.organisation)];
  if (!areSamePerson(debtor, agent)) return faults;
  return [...faults, { state: 'invalid', reason: 'AGENT_IS_DEBTOR' }];
}

function areSamePerson(debtor: ReadFields['debtor'], agent: ReadFields['agent']): boolean {
  if (debtor.name.value === null || debtor.birthDate.value === null) return false;
  if (agent.name.value === null || agent.birthDate.value === null) return false;
  return isSamePerson(
    { name: debtor.name.value, birthDate: debtor.birthDate.value },
    { name: agent.name.value, birthDate: agent.birthDate.value },
  );
}

function birthDateFaults(birthDate: ReadDate, { on, policy }: Question): readonly Fault[] {
  if (birthDate.value === null) return unreadDateFaults(birthDate);
  if (isPlausibleBirthDate(birthDate.value, on, policy.oldestPersonYears)) return [];
  return [{ state: 'invalid', reason: 'BIRTH_DATE_IMPLAUSIBLE' }];
}

/** The agent must be of age when the authorization can first be used (domain § 3.7). */
function agentBirthDateFaults(question: Question): readonly Fault[] {
  const { birthDate } = question.fields.agent;
  const faults = birthDateFaults(birthDate, question);
  if (birthDate.value === null || faults.length > 0) return faults;
  if (isAdultOn(birthDate.value, firstDayOfUse(question))) return [];
  return [{ state: 'invalid', reason: 'AGENT_MINOR' }];
}

/** Validity before the paper reached us is ignored (domain § 4). */
function firstDayOfUse({ fields, on }: Question): Day {
  const from = fields.validFrom.value;
  return from !== null && from > on ? from : on;
}

/** One way to reach the agent is enough; something written that cannot be one is for a person to look at. */
function contactFaults({ fields: { agent } }: Question): readonly Fault[] {
  const { phone, email, address } = agent;
  const warnings = [phone, email, address].flatMap(nationalIdWarning);
  if ([phone, email, address].every((part) => part.value === null)) {
    return [{ state: 'missing', reason: 'NOT_FILLED_IN' }];
  }
  const usable =
    (phone.value ?? '').replace(/\D/gu, '').length >= SHORTEST_PHONE_NUMBER ||
    /\S@\S/u.test(email.value ?? '') ||
    /\p{L}/u.test(address.value ?? '');
  return usable ? warnings : [...warnings, { state: 'unclear' }];
}

/** Norwegian service numbers have five digits. */
const SHORTEST_PHONE_NUMBER = 5;

/** No power ticked is silence on scope: it gives information only (domain § 3.5), so a person asks what was meant. */
function scopeFaults({ fields: { cases, powers } }: Question): readonly Fault[] {
  const flagged: readonly Fault[] = cases.nationalId
    ? [{ state: 'unclear', reason: 'NATIONAL_ID_PRESENT' }]
    : [];
  if (cases.value.length === 0) return [...flagged, { state: 'missing', reason: 'NO_SCOPE' }];
  const silent: readonly Fault[] =
    powers.value.length === 0 ? [{ state: 'unclear', reason: 'NO_SCOPE' }] : [];
  const ambiguous: readonly Fault[] = cases.ambiguous ? [{ state: 'unclear' }] : [];
  return [...flagged, ...silent, ...ambiguous];
}

/** "Ingen" is an answer, empty is not (domain § 2). */
function limitsFaults({ fields: { limits } }: Question): readonly Fault[] {
  if (limits.value === null) return [{ state: 'missing', reason: 'NOT_FILLED_IN' }];
  return nationalIdWarning(limits);
}

function durationFaults(question: Question): readonly Fault[] {
  return [...startFaults(question.fields.validFrom), ...endFaults(question), ...spanFaults(question)];
}

/** No start is no fault: it is then valid from approval. Words about its end are judged with the end. */
function startFaults(validFrom: ReadDate): readonly Fault[] {
  if (validFrom.asWritten === undefined || isFurtherNotice(validFrom.asWritten)) return [];
  return unreadDateFaults(validFrom);
}

/** "Until further notice" is no duration (S3e) – unless "until the case is closed" is ticked too; then a person asks. */
function endFaults({ fields: { validFrom, validThrough, untilCaseClosed } }: Question): readonly Fault[] {
  const hasOtherEnd = untilCaseClosed.value || validThrough.value !== null;
  if ([validFrom, validThrough].some((date) => isFurtherNotice(date.asWritten ?? ''))) {
    return [{ state: hasOtherEnd ? 'unclear' : 'invalid', reason: 'FURTHER_NOTICE' }];
  }
  if (validThrough.asWritten !== undefined) return unreadDateFaults(validThrough);
  return hasOtherEnd ? [] : [{ state: 'missing', reason: 'NO_END' }];
}

function spanFaults(question: Question): readonly Fault[] {
  const { fields, on, policy } = question;
  const from = fields.validFrom.value;
  const through = fields.validThrough.value;
  if (through === null) return [];
  const faults: Fault[] = [];
  if (from !== null && through < from) faults.push({ state: 'invalid', reason: 'END_BEFORE_START' });
  if (through < on) faults.push({ state: 'invalid', reason: 'ALREADY_EXPIRED' });
  if (through > addMonths(firstDayOfUse(question), policy.longDurationMonths)) {
    faults.push({ state: 'present', reason: 'LONG_DURATION' });
  }
  return faults;
}

function signedOnFaults({ fields: { signedOn, signedPlace }, on, policy }: Question): readonly Fault[] {
  const warnings = nationalIdWarning(signedPlace);
  if (signedOn.value === null) return [...unreadDateFaults(signedOn), ...warnings];
  if (signedOn.value > on) return [{ state: 'invalid', reason: 'DATE_IN_FUTURE' }, ...warnings];
  if (addMonths(signedOn.value, policy.oldSignatureMonths) >= on) return warnings;
  return [{ state: 'present', reason: 'DATE_OLD' }, ...warnings];
}

function unreadDateFaults(date: ReadDate): readonly Fault[] {
  if (date.asWritten === undefined) return [{ state: 'missing', reason: 'NOT_FILLED_IN' }];
  return [{ state: 'unclear', reason: date.nationalId ? 'NATIONAL_ID_PRESENT' : 'DATE_UNREADABLE' }];
}

function nationalIdWarning(text: ReadText): readonly Fault[] {
  return text.nationalId ? [{ state: 'present', reason: 'NATIONAL_ID_PRESENT' }] : [];
}
