// The kinds of things that lie on a desk.

/** An API key or a link that was just made; settings that are not in force yet. */
export type DeskKind = 'client-key' | 'invitation' | 'settings-draft';
