// Papers are taken back, with the authorization that was made from them, by their code and the birth date.

import { z } from 'zod';
import {
  type Needs as WithdrawingNeeds,
  withdrawSubmission,
} from '../../../documents/withdrawing/actions.js';
import type { Route } from '../../../http/route.js';
import type { Language } from '../../../shared/languages.js';
import { allowed } from '../../../shared/result.js';
import type { Needs as VisitNeeds } from '../../../visits/actions.js';
import { defineForm, definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { textIn } from '../../typed.js';
import { WithdrawPage } from '../../views/withdraw.js';
import { leadOn, visitorOf } from '../visitor.js';
import { atCode, birthDate, faultsFor, reference } from './typed.js';

export function withdrawPages(
  site: Site,
  needs: WithdrawingNeeds & VisitNeeds,
  language: Language,
): readonly Route[] {
  const visitor = visitorOf(site, needs);
  const path = `/${language}/trekk-tilbake`;
  return [
    definePage(site, {
      language,
      path,
      permission: 'anyone',
      load: async (asked) => allowed((await visitor.read(asked)).submission),
      view: (submission, scene) => WithdrawPage({ scene, code: submission ?? '', birthDate: '', faults: [] }),
    }),
    defineForm(site, {
      language,
      path,
      permission: 'anyone',
      limited: true,
      body: z.strictObject({ reference, birthDate }),
      run: async (asked) => {
        const withdrawn = await withdrawSubmission(needs, asked.who, asked.body);
        if (!withdrawn.ok) return withdrawn;
        const submission = asked.body.reference;
        return visitor.keep(asked, 'status', (visit) => ({
          ...visit,
          submission,
          justReceived: false,
          identified: false,
        }));
      },
      done: leadOn,
      again: ({ scene, typed, refusal: why }) =>
        WithdrawPage({
          scene,
          code: textIn(typed, 'reference'),
          birthDate: textIn(typed, 'birthDate'),
          faults: faultsFor(atCode(why), language),
        }),
    }),
  ];
}
