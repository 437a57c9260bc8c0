// Where a call begins: the recording notice first, then the case number; and the calls that are going on.

import { z } from 'zod';
import { readCallback, type Needs as QueueNeeds } from '../../../callbacks/queue/actions.js';
import type { Call } from '../../../calls/call.js';
import { type Needs as CallNeeds, listOpenCalls, startCall } from '../../../calls/actions.js';
import type { Asked, Route } from '../../../http/route.js';
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
});

const WORDS = bokmal({
  'caseNumber MISSING': 'Skriv saksnummeret innringeren leser fra brevet.',
  'caseNumber UNKNOWN_CASE':
    'Ingen sak har dette nummeret. Be innringeren lese det fra brevet en gang til. Ikke si om vi har en sak.',
  'recording MISSING': 'Les opp om opptak først, og velg det innringeren svarer.',
});

type Offered = { readonly open: readonly Call[]; readonly filledIn: string; readonly phone: string | null };

export function startPages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      language: LANGUAGE,
      path: paths.calls,
      permission: 'calls',
      query,
      load: (asked) => offered(needs, asked),
      view: (value, scene) =>
        NewCallPage({ scene, ...value, typed: { caseNumber: value.filledIn, recording: '' }, faults: [] }),
    }),
    defineForm(site, {
      language: LANGUAGE,
      path: paths.calls,
      permission: 'calls',
      creates: true,
      body,
      run: ({ who, body: { caseNumber: number, recording } }) =>
        startCall(needs, who, {
          caseNumber: number,
          recording: { informed: true, declined: recording === 'declined' },
        }),
      done: ({ call }) => ({ goTo: paths.call(call.id) }),
      again: async ({ scene, who, typed, refusal }) => {
        const open = await listOpenCalls(needs, who);
        return NewCallPage({
          scene,
          open: open.ok ? open.value : [],
          phone: null,
          typed: { caseNumber: textIn(typed, 'caseNumber'), recording: textIn(typed, 'recording') },
          faults: messagesFor(refusal, LANGUAGE, WORDS),
        });
      },
    }),
  ];
}

async function offered(
  needs: Needs,
  { who, query: wanted }: Asked<unknown, z.output<typeof query>, unknown>,
): Promise<Result<Offered, Refusal>> {
  const open = await listOpenCalls(needs, who);
  if (!open.ok) return open;
  if (wanted.tilbake === undefined)
    return allowed({ open: open.value, filledIn: wanted.sak ?? '', phone: null });
  const waiting = await readCallback(needs, who, wanted.tilbake);
  if (!waiting.ok) return waiting;
  const { caseNumber: filledIn, phone } = waiting.value.typed;
  return allowed({ open: open.value, filledIn, phone });
}

function trimmed(typed: string): string {
  return typed.trim();
}
