// What will stand in the authorization, requirement by requirement: the fields a reviewer mends where something was read wrongly.

import type { ComponentChildren } from 'preact';
import { POWERS } from '../../../authorizations/scope.js';
import { REQUIREMENTS, type Requirement } from '../../../documents/checklist.js';
import type { Typed } from '../../../http/form-body.js';
import { textIn, textsIn } from '../../typed.js';
import { REQUIREMENT_NAMES } from '../../words/review-words.js';
import { POWER_WORDS } from '../../words/state-words.js';
import { Choices } from '../choices.js';
import { type FieldFault, type FieldProps, TextArea, TextField } from '../fields.js';

export type FieldsProps = {
  readonly values: Typed;
  readonly faults: readonly FieldFault[];
};

type Fields = (props: FieldsProps) => ComponentChildren;

const line =
  (name: string, label: string, more: Partial<FieldProps> = {}): Fields =>
  ({ values, faults }) => (
    <TextField name={name} label={label} value={textIn(values, name)} faults={faults} verbatim {...more} />
  );
const date = (name: string, label: string): Fields =>
  line(name, label, { inputMode: 'numeric', width: 'short' });
const together =
  (...parts: readonly Fields[]): Fields =>
  (props) =>
    parts.map((part) => part(props));

/** The fields of each requirement, by the names of the approval's body. */
export const FIELDS: Readonly<Record<Requirement, Fields>> = {
  debtorName: line('fields.debtor.name', 'Navn'),
  debtorBirthDate: date('fields.debtor.birthDate', 'Fødselsdato'),
  agentName: together(
    line('fields.agent.name', 'Navn'),
    line('fields.agent.organisation', 'Organisasjon (om nevnt)'),
  ),
  agentBirthDate: date('fields.agent.birthDate', 'Fødselsdato'),
  agentContact: together(
    line('fields.agent.phone', 'Telefon', { inputMode: 'tel', width: 'medium' }),
    line('fields.agent.email', 'E-post', { inputMode: 'email', width: 'medium' }),
    line('fields.agent.address', 'Adresse'),
  ),
  scope: ({ values, faults }) => (
    <>
      <Choices
        name="fields.which"
        legend="Saker"
        choices={[
          { value: 'all', label: 'Alle sakene til debitor' },
          { value: 'listed', label: 'Bare disse:' },
        ]}
        chosen={[textIn(values, 'fields.which')]}
        faults={faults}
      />
      <TextArea
        name="fields.cases"
        label="Saksnumre"
        hint="Ett på hver linje, eller med komma mellom."
        value={textIn(values, 'fields.cases')}
        faults={faults}
        rows={2}
        verbatim
      />
      <Choices
        name="fields.powers"
        legend="Fullmektigen kan"
        hint="Står det ingenting, gjelder fullmakten bare innsyn."
        choices={POWERS.map((value) => ({ value, label: POWER_WORDS[value] }))}
        many
        chosen={textsIn(values, 'fields.powers')}
        faults={faults}
      />
    </>
  ),
  limits: ({ values, faults }) => (
    <TextArea
      name="fields.limits"
      label="Begrensninger"
      hint="Som det står. «Ingen» er et svar."
      value={textIn(values, 'fields.limits')}
      faults={faults}
      rows={2}
    />
  ),
  duration: together(
    date('fields.validThrough', 'Til og med'),
    date('fields.validFrom', 'Fra (om nevnt)'),
    ({ values, faults }) => (
      <Choices
        name="fields.untilCaseClosed"
        legend={<span class="ds-sr-only">Uten dato</span>}
        choices={[{ value: 'yes', label: 'Til saken er avsluttet' }]}
        many
        chosen={textsIn(values, 'fields.untilCaseClosed')}
        faults={faults}
      />
    ),
  ),
  date: date('fields.signedOn', 'Datert'),
  signature: () => null,
};

/** The labels of what is typed, for showing it where it cannot be typed any more. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  caseNumber: 'Saksnummer',
  'fields.debtor.name': 'Debitors navn',
  'fields.debtor.birthDate': 'Debitors fødselsdato',
  'fields.agent.name': 'Fullmektigens navn',
  'fields.agent.birthDate': 'Fullmektigens fødselsdato',
  'fields.agent.organisation': 'Organisasjon',
  'fields.agent.phone': 'Telefon',
  'fields.agent.email': 'E-post',
  'fields.agent.address': 'Adresse',
  'fields.cases': 'Saksnumre',
  'fields.limits': 'Begrensninger',
  'fields.validFrom': 'Fra',
  'fields.validThrough': 'Til og med',
  'fields.signedOn': 'Datert',
  note: 'Merknad',
  ...Object.fromEntries(REQUIREMENTS.map((one) => [`checks.${one}`, REQUIREMENT_NAMES[one]])),
};
