// Where a call begins: what to read aloud first, the case number, and what the caller answers about recording.

import type { VNode } from 'preact';
import type { WaitingCallback } from '../../../callbacks/queue/actions.js';
import type { Call } from '../../../calls/call.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { recordingSaid } from '../../words/call-words.js';
import { timeOfDay } from '../../words/dates.js';
import { Choices, type FieldFault, FaultSummary, Form, TextField } from '../fields.js';
import { Button, Heading, Notice, Table } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';
import { Script } from './script.js';

export type NewCallProps = {
  readonly scene: Scene;
  readonly open: readonly Call[];
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

function OpenCalls({ open }: { readonly open: readonly Call[] }): VNode | null {
  if (open.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="open">
      <Heading level={2} id="open">
        Samtaler som pågår
      </Heading>
      <Table
        caption="Samtaler som pågår"
        quiet
        columns={['Sak', 'Startet', 'Opptak', 'Gå til']}
        rows={open.map((call) => [
          call.caseNumber,
          `kl. ${timeOfDay(call.startedAt)}`,
          recordingSaid(call),
          <a class="ds-link" href={paths.call(call.id)}>
            Fortsett samtalen
          </a>,
        ])}
      />
    </section>
  );
}
