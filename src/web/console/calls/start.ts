// Where a call begins: the recording notice first, then the case number; and the calls that are going on.

import { z } from 'zod';
import type { Who } from '../../../audit/act.js';
import {
  type Needs as QueueNeeds,
  type WaitingCallback,
  readCallback,
  recordDone,
} from '../../../callbacks/queue/actions.js';
import { type Needs as CallNeeds, listOpenCalls, type OpenCall, startCall } from '../../../calls/actions.js';
import type { Route } from '../../../http/route.js';
import type { Id } from '../../../shared/ids.js';
import { type Refusal, type Result, allowed } from '../../../shared/result.js';
import { caseNumber, id } from '../../api/shapes.js';
import { bokmal, messagesFor } from '../../faults.js';
import { defineForm, definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { textIn } from '../../typed.js';
import { NewCallPage } from '../../views/calls/new-call.js';
import { paths } from '../paths.js';

export type Needs = CallNeeds & QueueNeeds;

const LANGUAGE = 'nb';

const query = z.object({
  sak: caseNumber.optional().catch(undefined),
  tilbake: id<'callback'>().optional().catch(undefined),
});

const body = z.strictObject({
  caseNumber: z.string().default('').transform(trimmed).pipe(z.string().min(1, 'MISSING')).pipe(caseNumber),
  recording: z.enum(['accepted', 'declined'], 'MISSING'),
  /** Whom the call is made to: he waits no longer. */
  callback: id<'callback'>().optional(),
});

const WORDS = bokmal({
  'caseNumber MISSING': 'Skriv saksnummeret innringeren leser fra brevet.',
  'caseNumber UNKNOWN_CASE':
    'Ingen sak har dette nummeret. Be innringeren lese det fra brevet en gang til. Ikke si om vi har en sak.',
  NOT_POSSIBLE: 'Du har en samtale som pågår. Fortsett eller avslutt den før du starter en ny.',
  'recording MISSING': 'Les opp om opptak først, og velg det innringeren svarer.',
});

type Offered = { readonly open: readonly OpenCall[]; readonly called: WaitingCallback | null };

export function startPages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      language: LANGUAGE,
      path: paths.calls,
      permission: 'calls',
      query,
      load: async ({ who, query: { sak, tilbake } }) => {
        const found = await offered(needs, who, tilbake);
        return found.ok ? allowed({ ...found.value, sak: sak ?? '' }) : found;
      },
      view: ({ sak, ...value }, scene) => {
        const filledIn = value.called?.typed.caseNumber ?? sak;
        return NewCallPage({ scene, ...value, typed: { caseNumber: filledIn, recording: '' }, faults: [] });
      },
    }),
    defineForm(site, {
      language: LANGUAGE,
      path: paths.calls,
      permission: 'calls',
      creates: true,
      body,
      run: async ({ who, body: { caseNumber: number, recording, callback } }) => {
        const started = await startCall(needs, who, {
          caseNumber: number,
          recording: { informed: true, declined: recording === 'declined' },
          only: true,
        });
        // A colleague may have been quicker; what is kept along with the call is kept once.
        if (started.ok && callback !== undefined) await recordDone(needs, actorOf(who), callback);
        return started;
      },
      done: ({ call }) => ({ goTo: paths.call(call.id) }),
      again: async ({ scene, who, typed, refusal }) => {
        const callback = textIn(typed, 'callback');
        const found = await offered(needs, who, callback === '' ? undefined : (callback as Id<'callback'>));
        if (!found.ok) return null;
        return NewCallPage({
          scene,
          ...found.value,
          typed: { caseNumber: textIn(typed, 'caseNumber'), recording: textIn(typed, 'recording') },
          faults: messagesFor(refusal, LANGUAGE, WORDS),
        });
      },
    }),
  ];
}

async function offered(
  needs: Needs,
  who: Who,
  callback: Id<'callback'> | undefined,
): Promise<Result<Offered, Refusal>> {
  const open = await listOpenCalls(needs, who);
  if (!open.ok) return open;
  if (callback === undefined) return allowed({ open: open.value, called: null });
  const waiting = await readCallback(needs, who, callback);
  return waiting.ok ? allowed({ open: open.value, called: waiting.value }) : waiting;
}

function actorOf({ kind, id: own, onBehalfOf, requestId }: Who): Who {
  return { kind, id: own, onBehalfOf, requestId };
}

function trimmed(typed: string): string {
  return typed.trim();
}
