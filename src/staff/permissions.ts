// Who may do what: one table for people, and the scopes an API client can hold. What is not granted is denied.

/** What an API client can be allowed; people are allowed the same things by their roles. */
export const SCOPES = ['cases', 'calls', 'review', 'authorizations', 'verify', 'audit'] as const;
export type Scope = (typeof SCOPES)[number];

/** What only people do, signed in. */
const DUTIES = ['workplace', 'callbacks', 'figures', 'accounts', 'clients', 'settings'] as const;
type Duty = (typeof DUTIES)[number];

export type Permission = Scope | Duty;

export const ROLES = ['handler', 'reviewer', 'dpo', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Deny by default: a role may do what stands here and nothing else, and a person what any of his roles may. Whoever runs
 * the system sees no debtors, and whoever checks the record changes nothing. `cases` is for the case system alone.
 */
const GRANTED: Readonly<Record<Role, readonly Permission[]>> = {
  handler: ['workplace', 'calls', 'verify', 'authorizations', 'callbacks'],
  reviewer: ['workplace', 'review', 'authorizations'],
  dpo: ['workplace', 'audit', 'figures'],
  admin: ['workplace', 'accounts', 'clients', 'settings', 'figures'],
};

export function mayDo(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => GRANTED[role].includes(permission));
}

export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
