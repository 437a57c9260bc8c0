// Phone calls through the API: started, an oral authorization registered on one, the debtor left, ended.

import { z } from 'zod';
import {
  type CallView,
  type Needs,
  type OralGiven,
  endCall,
  recordDebtorLeft,
  recordOralAuthorization,
  startCall,
} from '../../calls/actions.js';
import { ORAL_REFUSALS } from '../../calls/rules.js';
import { type Route, defineRoute } from '../../http/route.js';
import { osloDayOf } from '../../shared/dates.js';
import { shownAuthorization } from './authorizations.js';
import { caseNumber, caseScope, id, nothing, person, power } from './shapes.js';

const shownCall = z
  .strictObject({
    id: z.string(),
    status: z.enum(['open', 'ended']),
    caseNumber: z.string(),
    startedAt: z.string(),
    endsAtLatest: z.string(),
    endedAt: z.string().optional(),
    debtorLeftAt: z.string().optional(),
  })
  .meta({ id: 'Call' });

const started = z.strictObject({
  caseNumber,
  recording: z.strictObject({ informed: z.boolean(), declined: z.boolean() }),
});

const oral = z.strictObject({
  debtorPresent: z.boolean(),
  debtor: person,
  agent: person,
  powers: z.array(power).min(1).default(['information']),
  cases: caseScope.optional(),
});

const oneParam = z.strictObject({ id: id<'call'>() });
const theCall = { 200: { description: 'The call', schema: shownCall } };

export function callRoutes(needs: Needs): readonly Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/calls',
      permission: 'calls',
      summary: 'Starts a call about a case; the caller has been told about recording before.',
      onBehalfOf: 'required',
      creates: true,
      params: nothing,
      query: nothing,
      body: started,
      answers: { 201: { description: 'The open call', schema: shownCall } },
      problems: ['UNKNOWN_CASE'],
      run: ({ who, body }) => startCall(needs, who, body),
      show: (view) => ({ status: 201, json: showCall(view) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/calls/:id/oral-authorizations',
      permission: 'calls',
      summary: 'Registers what the debtor says on this call; it lives exactly as long as the call.',
      onBehalfOf: 'required',
      creates: true,
      params: oneParam,
      query: nothing,
      body: oral,
      answers: { 201: { description: 'The oral authorization', schema: shownAuthorization } },
      problems: ['NOT_FOUND', 'CALL_ENDED', ...ORAL_REFUSALS],
      run: ({ who, params, body }) =>
        recordOralAuthorization(needs, who, params.id, {
          ...body,
          powers: [...new Set(body.powers)],
          cases: body.cases ?? null,
        }),
      show: (given) => ({ status: 201, json: showOral(given) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/calls/:id/debtor-left',
      permission: 'calls',
      summary: 'The debtor has left the line: every oral authorization of the call is over.',
      onBehalfOf: 'required',
      params: oneParam,
      query: nothing,
      body: nothing,
      answers: theCall,
      problems: ['NOT_FOUND'],
      run: ({ who, params }) => recordDebtorLeft(needs, who, params.id),
      show: (view) => ({ status: 200, json: showCall(view) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/calls/:id/end',
      permission: 'calls',
      summary: 'Ends the call, and with it every oral authorization given on it.',
      onBehalfOf: 'required',
      params: oneParam,
      query: nothing,
      body: nothing,
      answers: theCall,
      problems: ['NOT_FOUND'],
      run: ({ who, params }) => endCall(needs, who, params.id),
      show: (view) => ({ status: 200, json: showCall(view) }),
    }),
  ];
}

function showCall({ call, over }: CallView): z.output<typeof shownCall> {
  return {
    id: call.id,
    status: over ? 'ended' : 'open',
    caseNumber: call.caseNumber,
    startedAt: call.startedAt,
    endsAtLatest: call.endsAtLatest,
    ...(over && { endedAt: call.endedAt ?? call.endsAtLatest }),
    ...(call.debtorLeftAt && { debtorLeftAt: call.debtorLeftAt }),
  };
}

function showOral(given: OralGiven): z.output<typeof shownAuthorization> {
  const on = osloDayOf(given.grantedAt);
  return {
    id: given.id,
    kind: 'oral',
    state: 'active',
    debtor: { ...given.debtor },
    agent: { ...given.agent },
    cases: given.cases === 'all' ? 'all' : [...given.cases],
    powers: [...given.powers],
    limits: null,
    validFrom: on,
    validThrough: on,
    callId: given.call.id,
    grantedAt: given.grantedAt,
  };
}
