// What is asked of passwords; how it is done stands among the adapters.

export type Passwords = {
  /** Slow by design. @throws Unavailable when too many are being worked on. */
  hash(password: string): Promise<string>;
  /** Against nobody's hash when there is none, so that it takes as long. @throws Unavailable */
  matches(password: string, hash: string | null): Promise<boolean>;
  /** Whether somebody who knows these words would soon guess it. */
  isEasilyGuessed(password: string, words: readonly string[]): Promise<boolean>;
};
