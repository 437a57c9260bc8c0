// The ten requirements of a written authorization (SEED S3) and what is known about each of them on a received paper.

export const REQUIREMENTS = [
  'debtorName',
  'debtorBirthDate',
  'agentName',
  'agentBirthDate',
  'agentContact',
  'scope',
  'limits',
  'duration',
  'date',
  'signature',
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

export type RequirementState = 'present' | 'missing' | 'invalid' | 'unclear';
type RequirementSource = 'formField' | 'issuedForm' | 'text' | 'image' | 'digitalSignature' | 'staff';

export const DEFICIENCIES = [
  'NOT_FILLED_IN',
  'DATE_UNREADABLE',
  'DATE_IN_FUTURE',
  'DATE_OLD',
  'BIRTH_DATE_IMPLAUSIBLE',
  'AGENT_IS_DEBTOR',
  'AGENT_MINOR',
  'NO_SCOPE',
  'NO_END',
  'FURTHER_NOTICE',
  'ALREADY_EXPIRED',
  'END_BEFORE_START',
  'LONG_DURATION',
  'NOT_SIGNED',
  'SIGNATURE_UNCERTAIN',
  'SIGNATURE_INVALID',
  'SIGNED_BY_OTHER',
  'CHANGED_AFTER_SIGNING',
  'FORM_ALTERED',
  'NATIONAL_ID_PRESENT',
  'ORGANISATION_WITHOUT_PERSON',
  'UNKNOWN_CASE',
  'DEBTOR_NOT_MATCHED',
] as const;
export type Deficiency = (typeof DEFICIENCIES)[number];

/** One line of the checklist. It holds codes only, so it may be stored and shown without unsealing anything. */
export type ChecklistLine = {
  readonly requirement: Requirement;
  readonly state: RequirementState;
  readonly source: RequirementSource | null;
  readonly reasons: readonly Deficiency[];
};

/** Always ten lines, in the order of REQUIREMENTS. */
export type Checklist = readonly ChecklistLine[];
