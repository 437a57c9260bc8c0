// How often a birth date may be tried on a reference.

/** House rule: a birth date is easily guessed, so a reference gives five tries a day. */
export const MOST_TRIES = 5;
export const TRIES_LAST_MINUTES = 24 * 60;
