// Counts what callers without a valid key ask of us, by address and minute.

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { addressKey } from './address.js';
import { type Checked, refuse } from './refusing.js';
import { allowed } from '../shared/result.js';

const SECONDS = 60;

export type Rates = {
  /** One more from this address; refused with RATE_LIMITED when it has had its share of this minute. */
  countPublic(address: string): Promise<Checked<null>>;
  /** One more wrong key from this address. */
  countWrongKey(address: string): Promise<Checked<null>>;
};

/** `perMinute` holds for each kind by itself. Kept in memory: a restart forgets, and no address is ever written down. */
export function createRates(perMinute: number): Rates {
  const publicly = new RateLimiterMemory({ points: perMinute, duration: SECONDS });
  const wrongKeys = new RateLimiterMemory({ points: perMinute, duration: SECONDS });
  return {
    countPublic: (address) => count(publicly, address),
    countWrongKey: (address) => count(wrongKeys, address),
  };
}

async function count(limiter: RateLimiterMemory, address: string): Promise<Checked<null>> {
  try {
    await limiter.consume(addressKey(address));
    return allowed(null);
  } catch (over) {
    if (!(over instanceof RateLimiterRes)) throw over;
    const seconds = Math.max(1, Math.ceil(over.msBeforeNext / 1000));
    return refuse('RATE_LIMITED', { headers: { 'retry-after': String(seconds) } });
  }
}
