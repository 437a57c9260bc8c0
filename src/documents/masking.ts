// Takes national ids out of what people type, before it is printed, kept or shown (popplyl § 12, domain § 8).

import { maskNationalIds } from '../people/national-id.js';
import type { Grant } from './form.js';

/** The same grant with every national id in its free texts replaced by dots. */
export function maskGrant<Masked extends Grant>(grant: Masked): Masked {
  const { debtor, agent } = grant;
  return {
    ...grant,
    debtor: { ...debtor, name: masked(debtor.name) },
    agent: {
      ...agent,
      name: masked(agent.name),
      ...(agent.phone !== undefined && { phone: masked(agent.phone) }),
      ...(agent.address !== undefined && { address: masked(agent.address) }),
      ...(agent.organisation !== undefined && { organisation: masked(agent.organisation) }),
    },
    limits: masked(grant.limits),
  };
}

/** The text with national ids replaced by dots. */
export function masked(text: string): string {
  return maskNationalIds(text).text;
}
