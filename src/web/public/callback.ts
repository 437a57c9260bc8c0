// Asking to be called back when we are open.

import { z } from 'zod';
import { askCallback, type Needs as CallbackNeeds } from '../../callbacks/actions.js';
import { nextOpenMoment, openingOn } from '../../opening-hours/rules.js';
import type { Route } from '../../http/route.js';
import { addDays, addMinutes, type Instant, osloDayOf } from '../../shared/dates.js';
import type { OpeningHours } from '../../shared/agency.js';
import { allowed } from '../../shared/result.js';
import { caseNumber, instant } from '../api/shapes.js';
import { messagesFor, type OwnWords } from '../faults.js';
import { defineForm, definePage, inEachLanguage } from '../page.js';
import type { Site } from '../site.js';
import { textIn } from '../typed.js';
import { CallbackDonePage, CallbackPage } from '../views/callback.js';
import { CALLBACK_PAGE_WORDS } from '../words/callback-words.js';

/** +47 is preset (SEED S6). */
const COUNTRY = '+47 ';
const DAYS_OFFERED = 5;
const MOST_DAYS_AHEAD = 21;
const EVERY_MINUTES = 3 * 60;

const body = z.strictObject({
  phone: z
    .string()
    .trim()
    .refine((typed) => !['', COUNTRY.trim()].includes(typed), 'MISSING')
    .pipe(z.string().max(40)),
  caseNumber: z.string().trim().min(1, 'MISSING').pipe(caseNumber),
  preferredAt: z
    .string()
    .transform((typed) => (typed === '' ? null : typed))
    .pipe(instant.nullable()),
});

const WORDS: OwnWords = {
  'phone MISSING': CALLBACK_PAGE_WORDS.phoneMissing,
  'caseNumber MISSING': CALLBACK_PAGE_WORDS.caseMissing,
};

export function callbackPages(site: Site, needs: CallbackNeeds): readonly Route[] {
  const moments = () => offeredMoments(needs.now(), needs.agency.openingHours);
  return inEachLanguage((language) => [
    definePage(site, {
      language,
      path: `/${language}/ring-meg`,
      permission: 'anyone',
      load: () => allowed(moments()),
      view: (offered, scene) =>
        CallbackPage({ scene, offered, phone: COUNTRY, caseNumber: '', preferredAt: '', faults: [] }),
    }),
    defineForm(site, {
      language,
      path: `/${language}/ring-meg`,
      permission: 'anyone',
      limited: true,
      creates: true,
      body,
      run: (asked) => askCallback(needs, asked.who, asked.body),
      done: ({ callFrom }) => ({
        goTo: `/${language}/ring-meg/takk${callFrom === null ? '' : `?fra=${encodeURIComponent(callFrom)}`}`,
      }),
      again: ({ scene, typed, refusal }) =>
        CallbackPage({
          scene,
          offered: moments(),
          phone: textIn(typed, 'phone'),
          caseNumber: textIn(typed, 'caseNumber'),
          preferredAt: textIn(typed, 'preferredAt'),
          faults: messagesFor(refusal, language, WORDS),
        }),
    }),
    definePage(site, {
      language,
      path: `/${language}/ring-meg/takk`,
      permission: 'anyone',
      query: z.object({ fra: instant.optional().catch(undefined) }),
      load: ({ query }) => allowed(query.fra ?? null),
      view: (from, scene) => CallbackDonePage({ scene, from }),
    }),
  ]);
}

/** A few moments of the next open days, from the opening on. */
function offeredMoments(now: Instant, hours: OpeningHours): readonly Instant[] {
  const moments: Instant[] = [];
  let days = 0;
  for (let ahead = 0; ahead <= MOST_DAYS_AHEAD && days < DAYS_OFFERED; ahead += 1) {
    const day = openingOn(addDays(osloDayOf(now), ahead), hours);
    if (!day.open) continue;
    days += 1;
    moments.push(...momentsOn(day.on, hours).filter((moment) => moment > now));
  }
  return moments;
}

function momentsOn(on: ReturnType<typeof osloDayOf>, hours: OpeningHours): readonly Instant[] {
  const opens = nextOpenMoment(`${on}T00:00:00.000Z` as Instant, hours);
  const moments: Instant[] = [];
  for (let at = opens; at !== null && osloDayOf(at) === on; at = addMinutes(at, EVERY_MINUTES)) {
    if (nextOpenMoment(at, hours) !== at) break;
    moments.push(at);
  }
  return moments;
}
