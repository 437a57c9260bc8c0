// The queue of those who wait to be called back, and what can be done with each.

import type { VNode } from 'preact';
import type { QueuedCallback } from '../../callbacks/queue/actions.js';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { fullInstant } from '../words/dates.js';
import { Form } from './form.js';
import { Button, ButtonLink, Heading, Notice, Tag } from './parts.js';
import { StaffLayout } from './staff-layout.js';

/** What has just been done. */
export const CALLBACK_NEWS = ['ferdig', 'ikke-svar', 'allerede'] as const;
export type CallbackNews = (typeof CALLBACK_NEWS)[number];

const NEWS: Readonly<Record<CallbackNews, string>> = {
  ferdig: 'Oppringingen er ferdig og tatt ut av køen.',
  'ikke-svar': 'Forsøket er notert. Oppringingen blir stående i køen.',
  allerede: 'En kollega har allerede gjort denne ferdig.',
};

export function CallbackQueuePage({
  scene,
  waiting,
  news,
}: {
  readonly scene: Scene;
  readonly waiting: readonly QueuedCallback[];
  readonly news: CallbackNews | null;
}): VNode {
  return (
    <StaffLayout scene={scene} title="Ring tilbake">
      <Heading level={1}>Ring tilbake</Heading>
      {news !== null && (
        <Notice color={news === 'allerede' ? 'info' : 'success'} announced>
          <p>{NEWS[news]}</p>
        </Notice>
      )}
      <p class="muted">{queueSaid(waiting.length)}</p>
      {waiting.length > 0 && (
        <ol class="queue">
          {waiting.map((one) => (
            <Waiting scene={scene} one={one} />
          ))}
        </ol>
      )}
    </StaffLayout>
  );
}

function queueSaid(waiting: number): string {
  if (waiting === 0) return 'Ingen venter på å bli ringt opp.';
  const people = waiting === 1 ? '1 venter' : `${waiting} venter`;
  return `${people} på å bli ringt opp. Den som skal ringes først, står øverst. Si aldri hva det gjelder før du vet hvem du snakker med.`;
}

function Waiting({ scene, one }: { readonly scene: Scene; readonly one: QueuedCallback }): VNode {
  const due = one.callFrom === null || one.callFrom <= scene.now;
  const phone = phoneSaid(one.typed.phone);
  return (
    <li class="waiting">
      <div>
        <h2>
          <span>{phone}</span>
          <Tag color={due ? 'success' : 'info'}>
            {due || one.callFrom === null ? 'Ring nå' : `Ring ${fullInstant(one.callFrom, 'nb')}`}
          </Tag>
        </h2>
        <p>
          Sak, slik den ble skrevet: <strong class="typed">{one.typed.caseNumber}</strong>
        </p>
        <p class="muted">
          Bedt om {fullInstant(one.createdAt, 'nb')}.
          {one.triedAt !== null && ` Forsøkt uten svar ${fullInstant(one.triedAt, 'nb')}.`}
        </p>
      </div>
      <div class="actions">
        <ButtonLink href={paths.newCallBack(one.id)} icon="Phone">
          Ring opp <span class="ds-sr-only">{phone}</span>
        </ButtonLink>
        <Form scene={scene} action={paths.callbackStep(one.id, 'ikke-svar')} class="inline-form">
          <Button variant="secondary">
            Ikke svar <span class="ds-sr-only">{phone}</span>
          </Button>
        </Form>
        <Form scene={scene} action={paths.callbackStep(one.id, 'ferdig')} class="inline-form">
          <Button variant="secondary">
            Ferdig <span class="ds-sr-only">{phone}</span>
          </Button>
        </Form>
      </div>
    </li>
  );
}

/** `+47 912 34 567`; foreign ones as they are dialled. */
function phoneSaid(phone: string): string {
  return phone.replace(/^\+47(\d{3})(\d{2})(\d{3})$/, '+47 $1 $2 $3');
}
