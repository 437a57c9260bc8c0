// Judges one interactive form of ours, filled in on a screen.

import { type Checklist, type ChecklistLine, REQUIREMENTS, type Requirement } from './checklist.js';
import type { FormFacts } from './facts.js';
import { type FormField, isOneOf, TICK_FIELDS } from './form.js';
import { alteredLine, perhapsElsewhere, unclear } from './lines.js';
import { hasHandwriting, hasOverlay, judgeSignature } from './marks.js';
import type { FormPaper } from './papers.js';
import { judgeRequirement, type Question } from './requirements.js';

/** All ten lines, as this form alone has them. */
export function judgeForm(
  { form, fields, altered }: FormPaper,
  { on, policy }: Pick<Question, 'on' | 'policy'>,
): Checklist {
  const question = { fields, on, policy };
  const written = REQUIREMENTS.filter((requirement) => requirement !== 'signature')
    .map((requirement) => judgeRequirement(requirement, question))
    .map((line) => (isWhole(line, form) ? line : unclear(line)))
    .map((line) => (hasHandwriting(form) ? perhapsElsewhere(line, 'image') : line));
  const lines = [...written, judgeSignature(form)];
  return altered || hasOverlay(form) ? lines.map(alteredLine) : lines;
}

/** The fields a line is read from; without one of them the line cannot be trusted. */
const FIELDS_OF: Readonly<Record<Requirement, readonly FormField[]>> = {
  debtorName: ['debtor_name'],
  debtorBirthDate: ['debtor_birth_date'],
  agentName: ['agent_name'],
  agentBirthDate: ['agent_birth_date'],
  agentContact: ['agent_phone', 'agent_email', 'agent_address'],
  scope: [
    'cases_all',
    'cases',
    'power_information',
    'power_agreements',
    'power_objections',
    'power_correspondence',
  ],
  limits: ['limits'],
  duration: ['valid_from', 'valid_through', 'until_case_closed'],
  date: ['signed_on'],
  signature: ['signature'],
};

/** One way of reaching the agent is enough, whichever other field a reader has dropped. */
function isWhole(line: ChecklistLine, form: FormFacts): boolean {
  if (line.requirement === 'agentContact' && line.state === 'present') return true;
  return !FIELDS_OF[line.requirement].some(
    (field) => form.absentFields.includes(field) || isOddTick(form, field),
  );
}

/** A tick box in a state we never gave it may mean either. */
function isOddTick({ values }: FormFacts, field: FormField): boolean {
  return isOneOf(TICK_FIELDS, field) && !['', 'Yes', 'Off'].includes(values[field] ?? '');
}
