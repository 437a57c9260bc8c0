// Where a call begins: what to read aloud first, the case number, and what the caller answers about recording.

import type { VNode } from 'preact';
import type { WaitingCallback } from '../../../callbacks/queue/actions.js';
import type { OpenCall } from '../../../calls/actions.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { recordingSaid } from '../../words/call-words.js';
import { timeOfDay } from '../../words/dates.js';
import { Choices } from '../choices.js';
import { type FieldFault, TextField } from '../fields.js';
import { FaultSummary, Form } from '../form.js';
import { Button, ButtonLink, Heading, Notice, Table } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';
import { Script } from './script.js';

export type NewCallProps = {
  readonly scene: Scene;
  readonly open: readonly OpenCall[];
  /** Whom the call is made to, when he waits for it. */
  readonly called: WaitingCallback | null;
  readonly typed: { readonly caseNumber: string; readonly recording: string };
  readonly faults: readonly FieldFault[];
};

export function NewCallPage({ scene, open, called, typed, faults }: NewCallProps): VNode {
  const filled = typed.caseNumber !== '';
  return (
    <StaffLayout scene={scene} title="Ny samtale" faulty={faults.length > 0} wide>
      <div class="oral">
        <div class="new-call">
          <div class="panel">
            <FaultSummary scene={scene} faults={faults} />
            <Heading level={1}>Ny samtale</Heading>
            {open
              .filter(({ own }) => own)
              .map((one) => (
                <OwnCall scene={scene} open={one} />
              ))}
            {called && (
              <Notice color="info">
                <p>
                  Ring <strong>{called.typed.phone}</strong>. Saksnummeret er slik innringeren skrev det: la
                  ham lese det fra brevet.
                </p>
              </Notice>
            )}
            <Form scene={scene} once hotkey="Ctrl+Enter">
              {called && <input type="hidden" name="callback" value={called.id} />}
              <Choices
                name="recording"
                legend="1. Les opp om opptak. Hva svarer innringeren?"
                choices={[
                  { value: 'accepted', label: 'Informert, og samtalen kan tas opp' },
                  { value: 'declined', label: 'Informert, og vil ikke at samtalen tas opp' },
                ]}
                chosen={[typed.recording]}
                faults={faults}
                takesFocus={faults.length === 0}
              />
              <TextField
                name="caseNumber"
                label="2. Saksnummer fra brevet"
                value={typed.caseNumber}
                faults={faults}
                width="medium"
                verbatim
              />
              <p class="actions">
                <Button icon="PhoneFill">
                  Start samtalen <kbd class="kbd">Ctrl + Enter</kbd>
                </Button>
              </p>
              {!filled && (
                <p class="muted">
                  Har innringeren ikke saksnummeret, kan du{' '}
                  <a class="ds-link" href={paths.search}>
                    søke på navn og fødselsdato
                  </a>
                  .
                </p>
              )}
            </Form>
          </div>
          <OpenCalls open={open} />
        </div>
        <Script at={{ step: 'recording' }} />
      </div>
    </StaffLayout>
  );
}

/** One speaks with one caller at a time: back to the call that goes on, or end it. */
function OwnCall({ scene, open: { call } }: { readonly scene: Scene; readonly open: OpenCall }): VNode {
  return (
    <Notice color="warning">
      <Heading level={2}>Du har en samtale som pågår</Heading>
      <p>
        Sak {call.caseNumber}, startet kl. {timeOfDay(call.startedAt)}. Når du avslutter den, slutter også de
        muntlige fullmaktene som ble gitt i den.
      </p>
      <Form scene={scene} action={paths.callStep(call.id, 'slutt')} class="actions">
        <ButtonLink href={paths.call(call.id)}>Fortsett samtalen</ButtonLink>
        <Button variant="secondary" hotkey="F9">
          Avslutt den
        </Button>
      </Form>
    </Notice>
  );
}

function OpenCalls({ open }: Pick<NewCallProps, 'open'>): VNode | null {
  if (open.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="open">
      <Heading level={2} id="open">
        Samtaler som pågår
      </Heading>
      <Table
        caption="Samtaler som pågår"
        quiet
        columns={['Sak', 'Startet', 'Av', 'Opptak', 'Gå til']}
        rows={open.map(({ call, own }) => [
          <span class="nowrap">{call.caseNumber}</span>,
          `kl.\u00a0${timeOfDay(call.startedAt)}`,
          own ? 'Du' : 'En kollega',
          recordingSaid(call),
          <a class="ds-link" href={paths.call(call.id)}>
            Fortsett samtalen
          </a>,
        ])}
      />
    </section>
  );
}
