// Leads further back in the record.

import type { VNode } from 'preact';
import { ButtonLink } from '../parts.js';

/** Nothing at the end. Where a look has come to nothing yet, there may still be something further back. */
export function Further({
  next,
  found,
}: {
  readonly next: string | null;
  readonly found: boolean;
}): VNode | null {
  if (next === null) return null;
  return (
    <p class="actions">
      <ButtonLink href={next} variant="secondary">
        {found ? 'Vis eldre' : 'Let videre bakover'}
      </ButtonLink>
    </p>
  );
}
