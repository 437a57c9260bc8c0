// When the agency is open, through the API.

import { z } from 'zod';
import { type Route, defineRoute } from '../../http/route.js';
import { type Opening, openingOn } from '../../opening-hours/rules.js';
import { holidayName } from '../../opening-hours/words.js';
import type { Agency } from '../../shared/agency.js';
import { type Instant, osloDayOf } from '../../shared/dates.js';
import type { Language } from '../../shared/languages.js';
import { allowed } from '../../shared/result.js';
import { day, nothing } from './shapes.js';

export type Needs = { readonly agency: Agency; readonly now: () => Instant };

const shown = z.strictObject({
  on: z.string(),
  open: z.boolean(),
  opensAt: z.string().nullable().meta({ description: 'HH:mm in Oslo' }),
  closesAt: z.string().nullable().meta({ description: 'HH:mm in Oslo; we have closed at this minute' }),
  reason: z.enum(['exception', 'holiday', 'weekday']),
  holiday: z.string().optional(),
});

export function openingHoursRoutes(needs: Needs): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/opening-hours',
      permission: 'anyone',
      summary: 'The opening hours of one day, today unless another is asked for.',
      params: nothing,
      query: z.strictObject({ on: day.optional() }),
      body: nothing,
      answers: { 200: { description: 'The hours and why', schema: shown } },
      problems: [],
      run: ({ query }) => {
        const on = query.on ?? osloDayOf(needs.now());
        return Promise.resolve(allowed(openingOn(on, needs.agency.openingHours)));
      },
      show: (opening, language) => ({ status: 200, json: showOpening(opening, language) }),
    }),
  ];
}

function showOpening(opening: Opening, language: Language): z.output<typeof shown> {
  const { on, open, opensAt, closesAt, reason, holiday } = opening;
  return {
    on,
    open,
    opensAt,
    closesAt,
    reason,
    ...(holiday && { holiday: holidayName(holiday, language) }),
  };
}
