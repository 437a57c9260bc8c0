// The bar on top of every screen of a call: how long it has lasted, what it is about, and how it ends.

import type { VNode } from 'preact';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import type { CallScreen } from '../../../verification/on-call/actions.js';
import { lengthOf, recordingSaid } from '../../words/call-words.js';
import { timeOfDay } from '../../words/dates.js';
import { Form } from '../form.js';
import { Button, Icon } from '../parts.js';

type Props = { readonly scene: Scene; readonly screen: CallScreen };

export function CallBar({ scene, screen }: Props): VNode {
  const { call, over, debtor } = screen;
  const until = over ? (call.endedAt ?? call.endsAtLatest) : scene.now;
  return (
    <>
      <p class="call-live">
        {over ? (
          `Samtalen ble avsluttet kl. ${timeOfDay(until)}`
        ) : (
          <>
            <span class="live-dot" aria-hidden="true" />
            Samtale pågår
            <span class="call-timer" aria-hidden="true" data-call-started={call.startedAt}>
              {lengthOf(call.startedAt, until)}
            </span>
          </>
        )}
      </p>
      <p class="call-about">
        Sak <strong>{call.caseNumber}</strong>
        {debtor && <span class="muted"> {debtor.name}</span>}
      </p>
      <p class="call-recording">
        <Icon name={call.recording.declined ? 'MicrophoneSlash' : 'Microphone'} />
        {recordingSaid(call)}
      </p>
      {!over && <Endings scene={scene} screen={screen} />}
    </>
  );
}

function Endings({ scene, screen: { call } }: Props): VNode {
  return (
    <div class="call-endings">
      {call.debtorLeftAt === null && (
        <Form scene={scene} action={paths.callStep(call.id, 'debitor-har-lagt-pa')} class="inline-form">
          <Button variant="tertiary">Debitor har lagt på</Button>
        </Form>
      )}
      <Form scene={scene} action={paths.callStep(call.id, 'slutt')} class="inline-form">
        <Button variant="secondary" hotkey="F9">
          Avslutt samtalen
        </Button>
      </Form>
    </div>
  );
}
