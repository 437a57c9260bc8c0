// The agency that runs this installation, and the house rules it may set for itself (domain: *house rule*).

import type { Day } from './dates.js';

export type Agency = {
  readonly name: string;
  readonly organisationNumber: string | null;
  /** Postal address, one line each, as written on an envelope. */
  readonly address: readonly string[];
  readonly phone: string;
  readonly email: string;
  /** Where debtors reach the public pages; printed on the form. */
  readonly website: string;
  /** `#rrggbb`; used for headings and rules, never for body text. */
  readonly brandColour: string;
  readonly openingHours: OpeningHours;
  readonly policy: Policy;
};

/** What is edited together. */
export type SettingsPart = Partial<{
  readonly about: Omit<Agency, 'openingHours' | 'policy'>;
  readonly openingHours: OpeningHours;
  readonly policy: Policy;
}>;

/** With these parts in the place of its own. */
export function withParts(agency: Agency, { about, openingHours, policy }: SettingsPart): Agency {
  return { ...agency, ...about, ...(openingHours && { openingHours }), ...(policy && { policy }) };
}

/** `HH:mm` in Oslo; null is closed. */
export type DayHours = { readonly opensAt: string; readonly closesAt: string } | null;

export type OpeningHours = {
  /** Monday first, seven entries. */
  readonly weekdays: readonly DayHours[];
  /** Weekday hours replaced between two days of every year, `MM-DD`, both inclusive; weekends stay closed when closed. */
  readonly yearly: readonly { readonly from: string; readonly through: string; readonly hours: DayHours }[];
  /** One day, whatever else holds. */
  readonly dates: readonly { readonly on: Day; readonly hours: DayHours }[];
};

export type Policy = {
  /** A signature older than this is a warning (domain § 4). */
  readonly oldSignatureMonths: number;
  /** A duration longer than this is a warning (domain § 4). */
  readonly longDurationMonths: number;
  /** A forgotten call is over after this (domain § 5). */
  readonly longestCallMinutes: number;
  /** A received authorization is answered within this (2026 law § 17). */
  readonly answerWithinDays: number;
  /** A birth date further back than this is taken for a slip of the pen. */
  readonly oldestPersonYears: number;
  /** Authorizations and the record of their use are kept so long after their end (2026 law § 36: five to ten). */
  readonly keepAuthorizationsYears: number;
  /** What was rejected, withdrawn before it was approved, or abandoned by its sender (domain § 8). */
  readonly keepRejectedDays: number;
  /** Requests to be called back (domain § 8). */
  readonly keepCallbacksDays: number;
};
