// When we are open: the ordinary week, and whether we are open now.

import type { VNode } from 'preact';
import { isOpenAt, nextOpenMoment, openingOn } from '../../opening-hours/rules.js';
import { holidayName } from '../../opening-hours/words.js';
import type { DayHours } from '../../shared/agency.js';
import { osloDayOf } from '../../shared/dates.js';
import type { Scene } from '../site.js';
import { longDay, timeOfDay, timeText } from '../words/dates.js';
import { HOURS_WORDS } from '../words/hours-words.js';
import { LAYOUT_WORDS, WEEKDAYS } from '../words/layout-words.js';
import { said } from '../words/said.js';

/** Days that follow each other with the same hours stand on one line; closed ones at the end are left out. */
export function WeekHours({ scene }: { readonly scene: Scene }): VNode {
  const t = said(LAYOUT_WORDS, scene.language);
  return (
    <dl class="hours">
      {groups(scene.agency.openingHours.weekdays).map(({ first, last, hours }) => (
        <>
          <dt>{daysText(scene, first, last)}</dt>
          <dd>{hours === null ? t.closed : `${timeText(hours.opensAt)}–${timeText(hours.closesAt)}`}</dd>
        </>
      ))}
    </dl>
  );
}

/** "Open now, until 20.00", or when we open next and why we are closed. */
export function OpenNow({ scene }: { readonly scene: Scene }): VNode {
  const t = said(HOURS_WORDS, scene.language);
  const { now, language } = scene;
  const { openingHours } = scene.agency;
  const today = openingOn(osloDayOf(now), openingHours);
  if (isOpenAt(now, openingHours) && today.open)
    return (
      <p class="open-now">
        <span class="dot" aria-hidden="true" />
        {t.openUntil(timeText(today.closesAt))}
      </p>
    );
  const next = nextOpenMoment(now, openingHours);
  const holiday = today.holiday && today.holiday !== 'sunday' ? holidayName(today.holiday, language) : null;
  return (
    <p class="open-now">
      <span class="dot dot-closed" aria-hidden="true" />
      {t.closedNow(holiday)}
      {next !== null && ` ${t.opensAt({ day: longDay(osloDayOf(next), language), time: timeOfDay(next) })}`}
    </p>
  );
}

type Group = { readonly first: number; last: number; readonly hours: DayHours };

function groups(weekdays: readonly DayHours[]): readonly Group[] {
  const found: Group[] = [];
  for (const [index, hours] of weekdays.entries()) {
    const before = found.at(-1);
    if (before && isSame(before.hours, hours)) before.last = index;
    else found.push({ first: index, last: index, hours });
  }
  return found.filter(({ hours, last }) => hours !== null || last < weekdays.length - 1);
}

function isSame(a: DayHours, b: DayHours): boolean {
  return a?.opensAt === b?.opensAt && a?.closesAt === b?.closesAt;
}

function daysText({ language }: Scene, first: number, last: number): string {
  const [from = '', through = ''] = [WEEKDAYS[first]?.[language], WEEKDAYS[last]?.[language]];
  const text = first === last ? from : `${from}–${through}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
