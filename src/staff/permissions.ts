// Who may do what: the scopes an API client can hold. What is not granted is denied.

export const SCOPES = ['cases', 'calls', 'review', 'authorizations', 'verify', 'audit'] as const;
export type Scope = (typeof SCOPES)[number];

export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}
