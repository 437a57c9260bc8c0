// How often a password may be tried in vain: slow for strangers, and never a way to keep somebody out.

/**
 * House rule (OWASP ASVS 5.0, 6.3.1). A browser that has signed in before has tries of its own for its account, so a
 * stranger who uses up those of all other browsers does not keep the person out.
 */
export const MOST_TRIES = 10;
export const TRIES_LAST_MINUTES = 15;
