// Instants and calendar days. A day is a day in Oslo; an instant is UTC text that sorts as it passes.

/** A calendar day in Europe/Oslo, `YYYY-MM-DD`. */
export type Day = string & { readonly __day: true };
/** A moment in UTC, always `YYYY-MM-DDTHH:mm:ss.sssZ`, so that text order is time order. */
export type Instant = string & { readonly __instant: true };
