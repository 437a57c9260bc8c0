// The form for an oral authorization, in the order it is said on the line.

import type { VNode } from 'preact';
import { POWERS } from '../../../authorizations/scope.js';
import { formatNorwegianDay } from '../../../shared/dates.js';
import type { CallScreen } from '../../../verification/on-call/actions.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { POWER_WORDS } from '../../words/state-words.js';
import { Choices } from '../choices.js';
import { type FieldFault, TextField } from '../fields.js';
import { FaultSummary, Form } from '../form.js';
import { Button, ButtonLink, Heading } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';
import { CallBar } from './call-bar.js';
import { Script } from './script.js';

type TypedPerson = { readonly name: string; readonly birthDate: string };

export type OralProps = {
  readonly scene: Scene;
  readonly screen: CallScreen;
  readonly typed: {
    readonly debtor: TypedPerson;
    readonly agent: TypedPerson;
    readonly powers: readonly string[];
    readonly cases: string;
  } | null;
  readonly faults: readonly FieldFault[];
};

const NOBODY: TypedPerson = { name: '', birthDate: '' };

export function OralPage({ scene, screen, typed, faults }: OralProps): VNode {
  const { call, debtorKnown, otherCases } = screen;
  const known = debtorKnown && {
    name: debtorKnown.said.name,
    birthDate: formatNorwegianDay(debtorKnown.said.birthDate),
  };
  const { debtor, agent, powers, cases } = typed ?? {
    debtor: known ?? NOBODY,
    agent: NOBODY,
    powers: ['information'],
    cases: 'this',
  };
  const focus = faults.length > 0 ? null : known ? 'agent' : 'debtor';
  return (
    <StaffLayout
      scene={scene}
      title={`Ny muntlig fullmakt – sak ${call.caseNumber}`}
      faulty={faults.length > 0}
      scripts={['call.js']}
      bar={<CallBar scene={scene} screen={screen} />}
      wide
    >
      <div class="oral" data-call data-now={scene.now}>
        <div class="panel">
          <FaultSummary scene={scene} faults={faults} />
          <Heading level={1}>Ny muntlig fullmakt</Heading>
          <p class="muted">
            Gjelder bare denne samtalen. Den er slutt når du avslutter samtalen, eller når debitor legger på.
          </p>
          <Form scene={scene} once hotkey="Ctrl+Enter" class="stack in-columns">
            <input type="hidden" name="debtorPresent" value="yes" />
            <PersonFields
              person="debtor"
              legend={known ? '1. Debitor, som du har kontrollert' : '1. Debitor sier selv'}
              names={['Debitors navn', 'Debitors fødselsdato']}
              typed={debtor}
              faults={faults}
              takesFocus={focus === 'debtor'}
            />
            <PersonFields
              person="agent"
              legend="2. Debitor sier hvem som får fullmakt"
              names={['Navn', 'Fødselsdato']}
              typed={agent}
              faults={faults}
              takesFocus={focus === 'agent'}
            />
            <Choices
              name="powers"
              legend="3. Hva gjelder den?"
              many
              choices={POWERS.map((power) => ({ value: power, label: POWER_WORDS[power] }))}
              chosen={powers}
              faults={faults}
            />
            <Choices
              name="cases"
              legend="4. Hvilke saker?"
              choices={[
                { value: 'this', label: `Bare sak ${call.caseNumber}` },
                {
                  value: 'all',
                  label:
                    otherCases > 0 ? `Alle ${otherCases + 1} sakene til debitor` : 'Alle sakene til debitor',
                },
              ]}
              chosen={[cases]}
              faults={faults}
            />
            <div class="actions">
              <Button>
                Debitor er på linjen og bekrefter: registrer <kbd class="kbd">Ctrl + Enter</kbd>
              </Button>
              <ButtonLink href={paths.call(call.id)} variant="tertiary">
                Avbryt
              </ButtonLink>
            </div>
          </Form>
        </div>
        <Script at={{ step: 'oral' }} />
      </div>
    </StaffLayout>
  );
}

function PersonFields({
  person,
  legend,
  names: [name, birthDate],
  typed,
  faults,
  takesFocus,
}: {
  readonly person: 'debtor' | 'agent';
  readonly legend: string;
  readonly names: readonly [string, string];
  readonly typed: TypedPerson;
  readonly faults: readonly FieldFault[];
  readonly takesFocus: boolean;
}): VNode {
  const whole = faults.find(({ field }) => field === person);
  return (
    <fieldset
      class="ds-fieldset"
      id={person}
      tabIndex={-1}
      {...(whole && { 'aria-describedby': `${person}-whole` })}
    >
      <legend class="ds-label" data-weight="medium">
        {legend}
      </legend>
      {whole && (
        <div class="ds-validation-message" data-field="validation" id={`${person}-whole`}>
          {whole.message}
        </div>
      )}
      <div class="person-row">
        <TextField
          name={`${person}.name`}
          label={name}
          value={typed.name}
          verbatim
          {...{ faults, takesFocus }}
        />
        <TextField
          name={`${person}.birthDate`}
          label={birthDate}
          value={typed.birthDate}
          faults={faults}
          inputMode="numeric"
          width="short"
        />
      </div>
    </fieldset>
  );
}
