// Others than agents who may speak for a debtor, and what each of them must show: staff meet them daily.

import type { VNode } from 'preact';
import { Facts } from '../parts.js';

/** Vergemålsloven §§ 79–83 for a lasting power of attorney; the rest by who acts for an estate, a bankrupt or a company. */
export function OtherGrounds(): VNode {
  return (
    <details class="other-grounds">
      <summary>Er det ikke en fullmektig? Verge, dødsbo, bostyrer, selskap</summary>
      <Facts
        facts={[
          ['Verge', 'Mandatet må omfatte inkasso. Be om vergefullmakten.'],
          ['Fremtidsfullmakt', 'Må være i kraft, med to vitner. Gjelder en person, aldri et firma.'],
          ['Dødsbo', 'Skifteattest. En formuesfullmakt gir bare innsyn.'],
          ['Bostyrer', 'Opptrer for konkursboet. Be om kjennelsen.'],
          ['Selskap', 'Den som har signaturrett eller prokura.'],
          ['NAV eller et annet inkassoselskap', 'En fullmakt gitt til dem er ikke gitt til oss.'],
        ]}
      />
      <p class="muted">Si ingenting om saken før det er vist.</p>
    </details>
  );
}
