// What the installation keeps about itself: its marks, background work, settings and figures.

import type { Day, Instant } from '../../shared/dates.js';
import type { StaffId } from '../../shared/ids.js';
import type { Kit } from '../kit.js';

export function defineRunning(k: Kit) {
  const meta = k.table('meta', { key: k.text('key').primaryKey(), value: k.bytes('value').notNull() });

  /** One row for each piece of background work: which process does it until when, and when it was last done. */
  const duties = k.table('duties', {
    name: k.text('name').primaryKey(),
    owner: k.text('owner'),
    leasedUntil: k.text('leased_until').$type<Instant>(),
    doneAt: k.text('done_at').$type<Instant>(),
  });

  /** The settings of the agency as they were edited here, each edition whole; without any those of its file hold. */
  const settingsEditions = k.table('settings_editions', {
    edition: k.int('edition').primaryKey(),
    at: k.text('at').$type<Instant>().notNull(),
    staffId: k.text('staff_id').$type<StaffId>().notNull(),
    agency: k.json<unknown>('agency').notNull(),
  });

  /** How often something happened on a day in Oslo: numbers only, kept when what was counted is gone. */
  const dailyFigures = k.table(
    'daily_figures',
    {
      day: k.text('day').$type<Day>().notNull(),
      name: k.text('name').notNull(),
      count: k.int('count').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.day, t.name] })],
  );

  return { meta, duties, settingsEditions, dailyFigures };
}
