// An oral authorization, given by the debtor on the line and registered while he says it.

import { z } from 'zod';
import { POWERS } from '../../../authorizations/scope.js';
import { recordOralAuthorization } from '../../../calls/actions.js';
import type { Route } from '../../../http/route.js';
import { verifyDisclosure } from '../../../verification/actions.js';
import { readCall } from '../../../verification/on-call/actions.js';
import { id } from '../../api/shapes.js';
import { bokmal, messagesFor } from '../../faults.js';
import { defineForm, definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { textIn, textsIn } from '../../typed.js';
import { OralPage } from '../../views/calls/oral.js';
import { heardBirthDate, heardName, heardWords } from '../heard.js';
import { paths } from '../paths.js';
import type { Needs } from './screen.js';

const LANGUAGE = 'nb';
const params = z.strictObject({ id: id<'call'>() });

const body = z.strictObject({
  // Sending the form says it: so it stands on the button.
  debtorPresent: z.literal('yes'),
  'debtor.name': heardName,
  'debtor.birthDate': heardBirthDate,
  'agent.name': heardName,
  'agent.birthDate': heardBirthDate,
  powers: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.enum(POWERS)).min(1, 'MISSING')),
  cases: z.enum(['this', 'all'], 'MISSING'),
});

const WORDS = {
  ...heardWords('debtor', 'agent'),
  ...bokmal({
    'powers MISSING': 'Velg hva fullmakten gjelder.',
    'debtor DEBTOR_NOT_IDENTIFIED':
      'Navnet og fødselsdatoen er ikke debitors i denne saken. Spør en gang til. Uten det kan fullmakten ikke gis.',
    'agent AGENT_IS_DEBTOR': 'Dette er debitor selv. Skriv navnet på den som skal ha fullmakten.',
    'agent.birthDate AGENT_MINOR': 'Den som skal ha fullmakt, må ha fylt 18 år.',
    'debtorPresent DEBTOR_NOT_PRESENT':
      'Debitor har lagt på. Kommer debitor tilbake, må dere begynne en ny samtale.',
  }),
};

export function oralPages(site: Site, needs: Needs): readonly Route[] {
  const path = paths.callStep(':id', 'muntlig');
  const common = { language: LANGUAGE, path, permission: 'calls', params } as const;
  return [
    definePage(site, {
      ...common,
      load: ({ who, params: of }) => readCall(needs, who, of.id),
      view: (screen, scene) =>
        screen.over || screen.call.debtorLeftAt !== null
          ? { goTo: paths.call(screen.call.id) }
          : OralPage({ scene, screen, typed: null, faults: [] }),
    }),
    defineForm(site, {
      ...common,
      creates: true,
      body,
      run: async ({ who, params: of, body: heard }) => {
        const agent = { name: heard['agent.name'], birthDate: heard['agent.birthDate'] };
        const given = await recordOralAuthorization(needs, who, of.id, {
          debtorPresent: true,
          debtor: { name: heard['debtor.name'], birthDate: heard['debtor.birthDate'] },
          agent,
          powers: [...new Set(heard.powers)],
          cases: heard.cases === 'all' ? 'all' : null,
        });
        if (!given.ok) return given;
        // What was given is asked about at once: the handler goes on to an answer, not to another form.
        const { call } = given.value;
        const power = POWERS.find((one) => heard.powers.includes(one)) ?? 'information';
        const asked = { agent, power, callId: call.id, caseNumber: call.caseNumber };
        const answered = await verifyDisclosure(needs, who, asked);
        if (answered.ok) needs.metrics.countVerification(answered.value.decision);
        return given;
      },
      done: ({ call }) => ({ goTo: paths.call(call.id) }),
      again: async ({ scene, who, params: of, typed, refusal }) => {
        const read = await readCall(needs, who, of.id);
        if (!read.ok) return null;
        return OralPage({
          scene,
          screen: read.value,
          typed: {
            debtor: { name: textIn(typed, 'debtor.name'), birthDate: textIn(typed, 'debtor.birthDate') },
            agent: { name: textIn(typed, 'agent.name'), birthDate: textIn(typed, 'agent.birthDate') },
            powers: textsIn(typed, 'powers'),
            cases: textIn(typed, 'cases'),
          },
          faults: messagesFor(refusal, LANGUAGE, WORDS),
        });
      },
    }),
  ];
}
