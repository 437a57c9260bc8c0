// Asks before an authorization is ended or paused: what it means, and what must be said about it.

import type { VNode } from 'preact';
import type { AuthorizationFile } from '../../lookups/actions.js';
import { unreachable } from '../../shared/result.js';
import { STEPS, type StepName } from '../console/life-cycle.js';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { powersText, scopeText, STATE_WORDS } from '../words/state-words.js';
import { powersGiven } from '../../authorizations/scope.js';
import { UsesTable } from './authorization.js';
import { Choices } from './choices.js';
import { type FieldFault, SelectField, TextArea, TextField } from './fields.js';
import { FaultSummary, Form } from './form.js';
import { Button, ButtonLink, Facts, Heading, Notice, Tag } from './parts.js';
import { StaffLayout } from './staff-layout.js';

export type StepProps = {
  readonly scene: Scene;
  readonly file: AuthorizationFile;
  readonly name: StepName;
  readonly typed: TypedStep;
  readonly faults: readonly FieldFault[];
};

export type TypedStep = {
  readonly by: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly reason: string;
};

export const NOTHING_TYPED: TypedStep = { by: '', channel: 'phone', receivedOn: '', reason: '' };

export function AuthorizationStepPage({ scene, file, name, typed, faults }: StepProps): VNode {
  const { authorization, state, uses } = file;
  const { question, means, button, grave } = STEPS[name];
  const back = paths.authorization(authorization.id);
  return (
    <StaffLayout
      scene={scene}
      title={question}
      faulty={faults.length > 0}
      crumbs={[
        { href: paths.search, text: 'Finn' },
        { href: paths.debtor(authorization.debtorId), text: authorization.debtor.name },
        { href: back, text: `Fullmakt til ${authorization.agent.name}` },
      ]}
    >
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>{question}</Heading>
      <div class="two-columns">
        <div class="panel">
          <Notice color={grave ? 'danger' : 'warning'}>
            <Heading level={2}>Dette skjer</Heading>
            <ul class="ds-list">
              {means.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </Notice>
          <Form scene={scene}>
            <Questions name={name} typed={typed} faults={faults} />
            <div class="actions">
              <Button {...(grave && { color: 'danger' })}>{button}</Button>
              <ButtonLink href={back} variant="tertiary">
                Avbryt
              </ButtonLink>
            </div>
          </Form>
        </div>
        <section class="panel" aria-labelledby="about">
          <Heading level={2} id="about">
            Fullmakten det gjelder
          </Heading>
          <Facts
            facts={[
              ['Fra', authorization.debtor.name],
              ['Til', authorization.agent.name],
              ['Saker', scopeText(authorization.scope)],
              ['Kan', powersText(powersGiven(authorization.powers))],
              ['Tilstand nå', <Tag color={STATE_WORDS[state].color}>{STATE_WORDS[state].text}</Tag>],
            ]}
          />
        </section>
      </div>
      {name === 'annul' && (
        <section class="panel" aria-labelledby="uses">
          <Heading level={2} id="uses">
            Sagt på grunn av den
          </Heading>
          {uses.length === 0 ? (
            <p>Ingenting: ingen har fått et ja på den.</p>
          ) : (
            <UsesTable uses={uses} linked={false} />
          )}
        </section>
      )}
    </StaffLayout>
  );
}

function Questions({ name, typed, faults }: Pick<StepProps, 'name' | 'typed' | 'faults'>): VNode | null {
  switch (name) {
    case 'revoke':
      return (
        <div class="stack">
          <Choices
            name="by"
            legend="Hvem trekker den tilbake?"
            choices={[
              { value: 'debtor', label: 'Debitor selv' },
              { value: 'guardian', label: 'Vergen', hint: 'Mandatet må omfatte inkasso.' },
            ]}
            chosen={[typed.by]}
            faults={faults}
          />
          <SelectField
            name="channel"
            label="Hvordan kom beskjeden?"
            value={typed.channel}
            options={CHANNELS}
            faults={faults}
            width="medium"
          />
          <TextField
            name="receivedOn"
            label="Kom den frem en tidligere dag?"
            hint="Skriv dagen, for eksempel 14.06.2026. Da gjelder det fra dagens begynnelse. La feltet stå tomt når den kom frem nå."
            value={typed.receivedOn}
            faults={faults}
            inputMode="numeric"
            width="short"
          />
        </div>
      );
    case 'suspend':
    case 'annul':
      return (
        <TextArea
          name="reason"
          label="Hvorfor?"
          hint={
            name === 'annul'
              ? 'Hva var feil ved godkjenningen? Ikke skriv fødselsnummer.'
              : 'Hva må avklares, og av hvem? Ikke skriv fødselsnummer.'
          }
          value={typed.reason}
          faults={faults}
          rows={3}
        />
      );
    case 'resume':
    case 'resign':
      return null;
    default:
      return unreachable(name);
  }
}

const CHANNELS = [
  ['phone', 'På telefon'],
  ['email', 'På e-post'],
  ['letter', 'I brev'],
  ['in-person', 'Ved oppmøte'],
] as const;
