// A request to be called back: which number it is, and when we may call.

import { nextOpenMoment } from '../opening-hours/rules.js';
import type { OpeningHours } from '../shared/agency.js';
import type { Instant } from '../shared/dates.js';
import { allowed, refused, type Result } from '../shared/result.js';

export const CALLBACK_FAULTS = ['PHONE_UNREADABLE', 'TIME_PASSED'] as const;
export type CallbackFault = (typeof CALLBACK_FAULTS)[number];

/** `phone` in international form, `+4791234567`; `callFrom` is the first moment we are open at or after the wish. */
export type CallbackPlan = { readonly phone: string; readonly callFrom: Instant | null };

/**
 * Judges a request, with all its faults. A wish outside opening hours is no fault: we call when we open next. Nothing
 * here asks whether the case exists, for the answer must be the same either way (api.md).
 */
export function judgeCallback({
  phone,
  preferredAt,
  now,
  openingHours,
}: {
  readonly phone: string;
  readonly preferredAt: Instant | null;
  readonly now: Instant;
  readonly openingHours: OpeningHours;
}): Result<CallbackPlan, readonly CallbackFault[]> {
  const number = phoneNumberOf(phone);
  const hasPassed = preferredAt !== null && preferredAt < now;
  if (number === null) return refused(hasPassed ? ['PHONE_UNREADABLE', 'TIME_PASSED'] : ['PHONE_UNREADABLE']);
  if (hasPassed) return refused(['TIME_PASSED']);
  return allowed({ phone: number, callFrom: nextOpenMoment(preferredAt ?? now, openingHours) });
}

/** Whom to call first: the moment we may call from (null last), then who asked first. */
export function inCallingOrder<
  One extends { readonly callFrom: Instant | null; readonly createdAt: Instant },
>(waiting: readonly One[]): readonly One[] {
  const place = ({ callFrom, createdAt }: One) => `${callFrom ?? '~'} ${createdAt}`;
  return waiting.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

/**
 * A phone number in international form (E.164). Eight digits are Norwegian, since +47 is preset (SEED S6); a foreign one
 * begins with + or 00. Null when it cannot be dialled.
 */
export function phoneNumberOf(text: string): string | null {
  const dialled = text
    .replace(/\(0\)/gu, '')
    .replace(/[\s().\-/\u00a0]/gu, '')
    .replace(/^00/u, '+');
  const international = /^(?:47)?\d{8}$/u.test(dialled) ? `+47${dialled.slice(-8)}` : dialled;
  if (international.startsWith('+47')) return /^\+47[2-9]\d{7}$/u.test(international) ? international : null;
  return /^\+[1-9]\d{6,14}$/u.test(international) ? international : null;
}
