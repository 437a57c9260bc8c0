// Papers are followed by their code: how they stand, more pages for them, and what the authorization was used for.

import { z } from 'zod';
import { readAuthorization } from '../../../authorizations/actions.js';
import { identifyDebtor } from '../../../documents/identifying/actions.js';
import {
  addDocuments,
  type Needs as ReceivingNeeds,
  readStatus,
} from '../../../documents/receiving/actions.js';
import type { Submission } from '../../../documents/submission.js';
import type { DoorRefusal } from '../../../http/refusing.js';
import type { Asked, Route } from '../../../http/route.js';
import type { Language } from '../../../shared/languages.js';
import { type Refusal, type Result, allowed } from '../../../shared/result.js';
import type { Needs as VisitNeeds } from '../../../visits/actions.js';
import { defineForm, definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { textIn } from '../../typed.js';
import { CodePage } from '../../views/code.js';
import { StatusReceipt } from '../../views/status-receipt.js';
import { StatusPage } from '../../views/status.js';
import type { Standing } from '../../words/standing-words.js';
import { leadOn, visitorOf } from '../visitor.js';
import { MOST_FILES, atCode, birthDate, faultsFor, reference } from './typed.js';

export type Needs = ReceivingNeeds & VisitNeeds & Parameters<typeof readAuthorization>[0];

type AnyAsked = Pick<Asked<unknown, unknown, unknown>, 'who' | 'cookies'>;

const nothing = z.strictObject({});

export function statusPages(site: Site, needs: Needs, language: Language): readonly Route[] {
  const visitor = visitorOf(site, needs);
  const path = `/${language}/status`;
  const again = (typed: string, why: DoorRefusal) => ({
    code: typed,
    faults: faultsFor(atCode(why), language),
  });
  return [
    definePage(site, {
      language,
      path,
      permission: 'anyone',
      load: (asked) => standingOf(site, needs, asked),
      view: (standing, scene) =>
        standing ? StatusPage({ scene, standing, faults: [] }) : CodePage({ scene, code: '', faults: [] }),
    }),
    definePage(site, {
      language,
      path: `${path}/utskrift`,
      permission: 'anyone',
      load: (asked) => standingOf(site, needs, asked),
      view: (standing, scene) => (standing ? StatusReceipt({ scene, standing }) : { goTo: path }),
    }),
    defineForm(site, {
      language,
      path,
      permission: 'anyone',
      limited: true,
      body: z.strictObject({ reference }),
      run: async (asked) => {
        const found = await readStatus(needs, asked.body.reference);
        if (!found.ok) return found;
        return visitor.keep(asked, 'status', (visit) => ({
          ...visit,
          submission: asked.body.reference,
          justReceived: false,
          identified: false,
        }));
      },
      done: leadOn,
      again: ({ scene, typed, refusal: why }) =>
        CodePage({ scene, ...again(textIn(typed, 'reference'), why) }),
    }),
    defineForm(site, {
      language,
      path: `${path}/sider`,
      permission: 'anyone',
      limited: true,
      upload: { most: MOST_FILES },
      body: nothing,
      run: async (asked) => {
        const { submission } = await visitor.read(asked);
        const sent = { reference: submission ?? '', files: asked.files };
        const added = await addDocuments(needs, asked.who, sent);
        return added.ok ? allowed({ path: 'status', cookie: null }) : added;
      },
      done: leadOn,
      again: (retry) => statusAgain(site, needs, retry, language),
    }),
    defineForm(site, {
      language,
      path: `${path}/bruk`,
      permission: 'anyone',
      limited: true,
      body: z.strictObject({ birthDate }),
      run: async (asked) => {
        const { submission } = await visitor.read(asked);
        const identified = await identifyDebtor(needs, asked.who, {
          reference: submission ?? '',
          birthDate: asked.body.birthDate,
        });
        if (!identified.ok) return identified;
        return visitor.keep(asked, 'status', (visit) => ({
          ...visit,
          identified: visit.submission === submission,
        }));
      },
      done: leadOn,
      again: (retry) => statusAgain(site, needs, retry, language),
    }),
    defineForm(site, {
      language,
      path: `${path}/annen`,
      permission: 'anyone',
      body: nothing,
      run: (asked) =>
        visitor.keep(asked, 'status', (visit) => ({
          ...visit,
          submission: null,
          justReceived: false,
          identified: false,
        })),
      done: leadOn,
      again: () => null,
    }),
  ];
}

/** The submission of this visit, with what its authorization was used for; null when there is none (any more). */
async function standingOf(
  site: Site,
  needs: Needs,
  asked: AnyAsked,
): Promise<Result<Standing | null, Refusal>> {
  const visit = await visitorOf(site, needs).read(asked);
  if (visit.submission === null) return allowed(null);
  const found = await readStatus(needs, visit.submission);
  if (!found.ok) return allowed(null);
  const granted = await grantedBy(needs, asked, found.value);
  if (!granted.ok) return granted;
  const { justReceived, identified } = visit;
  const code = justReceived ? visit.submission : null;
  return allowed({ submission: found.value, code, identified, granted: granted.value });
}

async function grantedBy(
  needs: Needs,
  { who }: AnyAsked,
  { decision }: Submission,
): Promise<Result<Standing['granted'], Refusal>> {
  if (decision?.outcome !== 'approved') return allowed(null);
  return readAuthorization(needs, who, decision.authorizationId);
}

async function statusAgain(
  site: Site,
  needs: Needs,
  retry: {
    readonly scene: Parameters<typeof StatusPage>[0]['scene'];
    readonly refusal: DoorRefusal;
  } & AnyAsked,
  language: Language,
) {
  const standing = await standingOf(site, needs, retry);
  if (!standing.ok || !standing.value) return null;
  const faults = faultsFor(retry.refusal, language);
  return StatusPage({ scene: retry.scene, standing: standing.value, faults });
}
