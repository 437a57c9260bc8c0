// What collecting a claim may cost a consumer at most: dated rows with their source, never "the latest".

/** Inkassoforskriften (domain § 9); multiples of the inkassosats, for consumers. */
const STEPS: readonly { readonly upTo: number; readonly light: number; readonly heavy: number }[] = [
  { upTo: 500, light: 0.25, heavy: 0.5 },
  { upTo: 1_000, light: 0.35, heavy: 0.7 },
  { upTo: 2_500, light: 0.4, heavy: 0.8 },
  { upTo: 10_000, light: 0.8, heavy: 1.6 },
  { upTo: 50_000, light: 1.6, heavy: 3.2 },
  { upTo: 250_000, light: 3.6, heavy: 7.2 },
  { upTo: Number.POSITIVE_INFINITY, light: 7.2, heavy: 14.4 },
];

/** The rates of a year; `sats` is the inkassosats in kroner. */
export type CostRates = { readonly year: number; readonly sats: number; readonly reminder: number };

export const COST_RATES: readonly CostRates[] = [{ year: 2026, sats: 750, reminder: 38 }];

export type CostRow = { readonly upTo: number | null; readonly light: number; readonly heavy: number };

/** In kroner, for claims up to and including `upTo`; null for all larger ones. */
export function costRows({ sats }: CostRates): readonly CostRow[] {
  return STEPS.map(({ upTo, light, heavy }) => ({
    upTo: Number.isFinite(upTo) ? upTo : null,
    light: light * sats,
    heavy: heavy * sats,
  }));
}
