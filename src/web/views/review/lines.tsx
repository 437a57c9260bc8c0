// The ten requirements, one after the other: what the machine came to, what will stand in the authorization, and the reviewer's own answer.

import type { ComponentChildren, VNode } from 'preact';
import { POWERS } from '../../../authorizations/scope.js';
import { type ChecklistLine, REQUIREMENTS, type Requirement } from '../../../documents/checklist.js';
import { checklistOf } from '../../../documents/submission.js';
import type { Typed } from '../../../http/form-body.js';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import type { Crop, Reading, Shown } from '../../console/review/readings.js';
import { textsIn, textIn } from '../../typed.js';
import {
  JUDGEMENTS,
  POWER_NAMES,
  REASON_NAMES,
  REQUIREMENT_NAMES,
  SOURCE_NAMES,
  STATE_NAMES,
} from '../../words/review-words.js';
import { Choices, type FieldFault, type FieldProps, TextArea, TextField } from '../fields.js';
import { Tag } from '../parts.js';

export type LinesProps = {
  readonly opened: OpenedReview;
  readonly shown: Shown;
  readonly values: Typed;
  readonly faults: readonly FieldFault[];
};

export function Lines(props: LinesProps): VNode {
  const lines = checklistOf(props.opened.submission);
  return (
    <ol class="judging">
      {lines.map((line) => (
        <Line {...props} line={line} />
      ))}
    </ol>
  );
}

function Line({ line, ...props }: LinesProps & { readonly line: ChecklistLine }): VNode {
  const { requirement, state, source, reasons } = line;
  const { text, color } = STATE_NAMES[state];
  const place = props.shown.places[requirement];
  return (
    <li class="judge" data-requirement={requirement}>
      <div class="judge-head">
        <h3 class="judge-name" id={`krav-${requirement}`}>
          {REQUIREMENT_NAMES[requirement]}
        </h3>
        <Tag color={color}>{text}</Tag>
        {(source !== null || reasons.length > 0) && (
          <span class="small">
            {[...(source === null ? [] : [SOURCE_NAMES[source]]), ...reasons.map((one) => REASON_NAMES[one])]
              .map(capital)
              .join(' · ')}
          </span>
        )}
        {place !== undefined && (
          <a class="ds-link judge-place" href={`#${place}`}>
            Se i papiret
          </a>
        )}
      </div>
      <Crops crops={props.shown.crops[requirement] ?? []} requirement={requirement} />
      <Readings readings={props.shown.readings[requirement] ?? []} values={props.values} />
      <div class={`judge-body ${WITH_SEVERAL.has(requirement) ? 'judge-several' : ''}`.trim()}>
        <div class="judge-fields">{FIELDS[requirement](props)}</div>
        <Answer requirement={requirement} {...props} />
      </div>
    </li>
  );
}

/** These have fields of their own line above the answer. */
const WITH_SEVERAL: ReadonlySet<Requirement> = new Set(['agentName', 'agentContact', 'scope', 'duration']);

function Answer({ requirement, values, faults }: LinesProps & { readonly requirement: Requirement }): VNode {
  const name = `checks.${requirement}`;
  const fault = faults.find(({ field }) => field === name);
  return (
    <fieldset class="segments" {...(fault && { 'aria-describedby': `${name}-fault` })}>
      <legend class="ds-sr-only">{REQUIREMENT_NAMES[requirement]}: står det riktig i papiret?</legend>
      <div class="segment-row">
        {Object.entries(JUDGEMENTS).map(([value, label], index) => {
          const id = index === 0 ? name : `${name}-${value}`;
          return (
            <span class={`segment segment-${value}`}>
              <input
                type="radio"
                id={id}
                name={name}
                value={value}
                checked={textIn(values, name) === value}
                {...(fault && { 'aria-invalid': 'true' })}
              />
              <label for={id}>{label}</label>
            </span>
          );
        })}
      </div>
      {fault && (
        <div class="ds-validation-message" data-field="validation" id={`${name}-fault`}>
          {fault.message}
        </div>
      )}
    </fieldset>
  );
}

function Crops({
  crops,
  requirement,
}: {
  readonly crops: readonly Crop[];
  readonly requirement: Requirement;
}): VNode | null {
  if (crops.length === 0) return null;
  return (
    <div class="crops">
      {crops.map(({ picture, page, ink }) => (
        <figure>
          <img src={picture} alt={`Utsnitt av feltet, side ${page}: ${REQUIREMENT_NAMES[requirement]}`} />
          {ink !== null && <figcaption class="small">{INK_WORDS[ink]}</figcaption>}
        </figure>
      ))}
    </div>
  );
}

const INK_WORDS = {
  ink: 'Det er skrevet i feltet',
  empty: 'Feltet ser tomt ut',
  unsure: 'Usikkert om det er skrevet noe',
} as const;

function Readings({
  readings,
  values,
}: {
  readonly readings: readonly Reading[];
  readonly values: Typed;
}): VNode | null {
  if (readings.length === 0) return null;
  return (
    <ul class="readings">
      {readings.map(({ field, value, asWritten, why, mark, document, page, known }) => (
        <li>
          <span>
            Forslag: <q>{asWritten}</q>{' '}
            {known !== null && (
              <Tag color={known ? 'success' : 'warning'}>
                {known ? 'Saken er registrert' : 'Ikke registrert'}
              </Tag>
            )}
          </span>{' '}
          <a class="ds-link" href={`#${mark}`}>
            papir {document}, side {page}
          </a>
          {field !== null && textIn(values, field) !== value && (
            <button
              class="ds-button take-over"
              type="button"
              data-variant="tertiary"
              data-size="sm"
              data-fill={field}
              data-value={value}
              hidden
            >
              Bruk<span class="ds-sr-only"> {asWritten}</span>
            </button>
          )}
          <span class="small"> {why}</span>
        </li>
      ))}
    </ul>
  );
}

type Fields = (props: LinesProps) => ComponentChildren;

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

const FIELDS: Readonly<Record<Requirement, Fields>> = {
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
        choices={POWERS.map((value) => ({ value, label: POWER_NAMES[value] }))}
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

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
