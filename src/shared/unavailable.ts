// We cannot do our work now, and it is nobody else's fault: full, overloaded, out of reach. Answered by 503, never by a verdict.

/** The message is ours, about ourselves: it holds nothing anybody sent. */
export class Unavailable extends Error {}
