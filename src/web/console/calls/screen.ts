// The screen of a call: who is on the line is checked by what is heard, and the answer stands on it as one word.

import { z } from 'zod';
import { type Needs as CallNeeds, endCall, recordDebtorLeft } from '../../../calls/actions.js';
import { checkDebtor } from '../../../calls/checking/actions.js';
import { POWERS } from '../../../authorizations/scope.js';
import type { DoorRefusal } from '../../../http/refusing.js';
import type { Metrics } from '../../../http/metrics.js';
import type { Typed } from '../../../http/form-body.js';
import { type Route, defineRoute } from '../../../http/route.js';
import type { Who } from '../../../audit/act.js';
import type { CallId } from '../../../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../../shared/result.js';
import {
  type CallScreen,
  type Needs as ScreenNeeds,
  callVersion,
  caseOfOpenCall,
  readCall,
} from '../../../verification/on-call/actions.js';
import { type AskDisclosure, verifyDisclosure } from '../../../verification/actions.js';
import { id, nothing } from '../../api/shapes.js';
import { messagesFor } from '../../faults.js';
import { defineForm, definePage } from '../../page.js';
import type { Scene, Site } from '../../site.js';
import { textIn } from '../../typed.js';
import { type Caller, CallPage } from '../../views/calls/call.js';
import { heardBirthDate, heardName, heardWords } from '../heard.js';
import { paths } from '../paths.js';

export type Needs = CallNeeds &
  ScreenNeeds & {
    readonly askDisclosure: AskDisclosure;
    readonly metrics: Pick<Metrics, 'countVerification'>;
  };

const LANGUAGE = 'nb';
const params = z.strictObject({ id: id<'call'>() });
const WORDS = heardWords('agent', 'debtor');

const agentBody = z.strictObject({
  'agent.name': heardName,
  'agent.birthDate': heardBirthDate,
  power: z.enum(POWERS, 'MISSING'),
});
const debtorBody = z.strictObject({ 'debtor.name': heardName, 'debtor.birthDate': heardBirthDate });

export function screenPages(site: Site, needs: Needs): readonly Route[] {
  const again = (caller: Caller) => (retry: Retry) => screenAgain(needs, caller, retry);
  const common = { language: LANGUAGE, permission: 'calls', params } as const;
  return [
    definePage(site, {
      ...common,
      path: paths.call(':id'),
      load: ({ who, params: of }) => readCall(needs, who, of.id),
      view: (screen, scene) => CallPage({ scene, screen, caller: 'agent', typed: null, faults: [] }),
    }),
    definePage(site, {
      ...common,
      path: paths.callStep(':id', 'debitor'),
      load: ({ who, params: of }) => readCall(needs, who, of.id),
      view: (screen, scene) => CallPage({ scene, screen, caller: 'debtor', typed: null, faults: [] }),
    }),
    defineForm(site, {
      ...common,
      path: paths.call(':id'),
      body: agentBody,
      run: ({ who, params: of, body }) =>
        askAbout(needs, who, of.id, {
          agent: { name: body['agent.name'], birthDate: body['agent.birthDate'] },
          power: body.power,
        }),
      done: (call) => ({ goTo: paths.call(call) }),
      again: again('agent'),
    }),
    defineForm(site, {
      ...common,
      path: paths.callStep(':id', 'debitor'),
      body: debtorBody,
      run: async ({ who, params: of, body }): Promise<Result<CallId, Refusal>> => {
        const said = { name: body['debtor.name'], birthDate: body['debtor.birthDate'] };
        const checked = await checkDebtor(needs, who, of.id, said);
        return checked.ok ? allowed(of.id) : checked;
      },
      done: (call) => ({ goTo: paths.callStep(call, 'debitor') }),
      again: again('debtor'),
    }),
    defineForm(site, {
      ...common,
      path: paths.callStep(':id', 'debitor-har-lagt-pa'),
      body: nothing,
      run: ({ who, params: of }) => recordDebtorLeft(needs, who, of.id),
      done: ({ call }) => ({ goTo: paths.call(call.id) }),
      again: () => null,
    }),
    defineForm(site, {
      ...common,
      path: paths.callStep(':id', 'slutt'),
      body: nothing,
      run: ({ who, params: of }) => endCall(needs, who, of.id),
      done: ({ call }) => ({ goTo: paths.call(call.id) }),
      again: () => null,
    }),
    versionRoute(needs),
  ];
}

/** The question is recorded before it is answered, as from the case system; on a call that is over nothing is asked. */
async function askAbout(
  needs: Needs,
  who: Who,
  callId: CallId,
  asked: Pick<Parameters<typeof verifyDisclosure>[2], 'agent' | 'power'>,
): Promise<Result<CallId, Refusal>> {
  const open = await caseOfOpenCall(needs, callId);
  if (!open.ok) return open;
  const answered = await verifyDisclosure(needs, who, { ...asked, callId, caseNumber: open.value });
  if (answered.ok) needs.metrics.countVerification(answered.value.decision);
  return allowed(callId);
}

type Retry = {
  readonly who: Who;
  readonly params: z.output<typeof params>;
  readonly typed: Typed;
  readonly refusal: DoorRefusal;
  readonly scene: Scene;
};

async function screenAgain(needs: Needs, caller: Caller, retry: Retry) {
  const { who, scene, typed, params: of } = retry;
  const read: Result<CallScreen, Refusal> = await readCall(needs, who, of.id);
  if (!read.ok) return null;
  const heard = {
    name: textIn(typed, `${caller}.name`),
    birthDate: textIn(typed, `${caller}.birthDate`),
    power: textIn(typed, 'power'),
  };
  const faults = messagesFor(retry.refusal, LANGUAGE, WORDS);
  return CallPage({ scene, screen: read.value, caller, typed: heard, faults });
}

/** Asked by open screens every few seconds: a bare number, which tells nobody anything and keeps nobody signed in. */
function versionRoute(needs: Needs): Route {
  return defineRoute({
    method: 'get',
    path: paths.callStep(':id', 'versjon'),
    permission: 'calls',
    quiet: true,
    summary: 'A number that is another one when the answer on a call may have changed.',
    params,
    query: nothing,
    body: nothing,
    answers: { 200: { description: 'The number', schema: z.strictObject({ version: z.number() }) } },
    problems: ['NOT_FOUND'],
    run: async ({ params: of }): Promise<Result<number, Refusal>> => {
      const version = await callVersion(needs, of.id);
      return version === null ? refused(refusal('NOT_FOUND')) : allowed(version);
    },
    show: (version) => ({
      status: 200,
      json: { version },
      headers: { etag: `"${version}"`, 'cache-control': 'no-cache' },
    }),
  });
}
