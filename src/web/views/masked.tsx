// Tells a colleague that a national id he wrote has been taken out.

import type { VNode } from 'preact';
import { Notice } from './parts.js';

export function MaskedNotice(): VNode {
  return (
    <Notice color="warning" announced>
      <p>Det sto et fødselsnummer i det du skrev. Det er byttet ut med prikker, og vi har ikke lagret det.</p>
    </Notice>
  );
}
