// Papers are sent in; the sender goes on to their status.

import { z } from 'zod';
import { type Needs as ReceivingNeeds, receiveSubmission } from '../../../documents/receiving/actions.js';
import type { Route } from '../../../http/route.js';
import type { Language } from '../../../shared/languages.js';
import { allowed } from '../../../shared/result.js';
import type { Needs as VisitNeeds } from '../../../visits/actions.js';
import { caseNumber } from '../../api/shapes.js';
import { defineForm, definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { textIn } from '../../typed.js';
import { UploadPage } from '../../views/upload.js';
import { leadOn, visitorOf } from '../visitor.js';
import { MOST_FILES, faultsFor } from './typed.js';

const beside = z.strictObject({ caseNumber: optional(caseNumber), email: optional(z.email().max(254)) });

export function uploadPages(
  site: Site,
  needs: ReceivingNeeds & VisitNeeds,
  language: Language,
): readonly Route[] {
  const visitor = visitorOf(site, needs);
  const path = `/${language}/last-opp`;
  return [
    definePage(site, {
      language,
      path,
      permission: 'anyone',
      load: () => allowed(null),
      view: (_nothing, scene) => UploadPage({ scene, caseNumber: '', email: '', faults: [] }),
    }),
    defineForm(site, {
      language,
      path,
      permission: 'anyone',
      limited: true,
      upload: { most: MOST_FILES },
      body: beside,
      run: async (asked) => {
        const { body, files, who } = asked;
        const sent = { files, caseNumber: body.caseNumber ?? null, email: body.email ?? null };
        const received = await receiveSubmission(needs, who, sent);
        if (!received.ok) return received;
        const submission = received.value.reference;
        return visitor.keep(asked, 'status', (visit) => ({
          ...visit,
          submission,
          justReceived: true,
          identified: false,
        }));
      },
      done: leadOn,
      again: ({ scene, typed, refusal: why }) =>
        UploadPage({
          scene,
          caseNumber: textIn(typed, 'caseNumber'),
          email: textIn(typed, 'email'),
          faults: faultsFor(why, language),
        }),
    }),
  ];
}

function optional<Output extends string>(schema: z.ZodType<Output, string>) {
  return z
    .string()
    .trim()
    .transform((typed) => (typed === '' ? null : typed))
    .pipe(schema.nullable())
    .optional();
}
