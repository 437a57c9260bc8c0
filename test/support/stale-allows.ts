// Judges a log of revocations and verifications that ran at once: an allow may not begin after the revocation was answered.

/** What happened to one authorization, by the clock of the one process that asked. Times in milliseconds. */
export type Logged = {
  readonly about: string;
  readonly op: 'verify' | 'revoke';
  /** Which of several sides asked. */
  readonly by: number;
  /** When the request was sent, and when its answer had arrived. */
  readonly start: number;
  readonly end: number;
  readonly result: string;
};

/** Verifications that were asked after the answer to a revocation of the same authorization, and said allow all the same. */
export function staleAllows(log: readonly Logged[]): readonly Logged[] {
  const revokedAt = new Map(
    log.filter(({ result }) => result === 'revoked').map(({ about, end }) => [about, end] as const),
  );
  return log.filter(
    ({ op, result, about, start }) =>
      op === 'verify' && result === 'allow' && start >= (revokedAt.get(about) ?? Number.POSITIVE_INFINITY),
  );
}

/** How many verifications were asked after the revocation was answered: those the judgement above is about. */
export function askedAfter(log: readonly Logged[]): number {
  const everyAllow = log.map((one) => (one.op === 'verify' ? { ...one, result: 'allow' } : one));
  return staleAllows(everyAllow).length;
}
