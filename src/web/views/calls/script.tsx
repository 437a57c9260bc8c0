// What to read aloud, and which keys do what, beside the screens of a call.

import type { VNode } from 'preact';
import { type Scene as ScriptScene, scriptFor } from '../../../calls/script.js';
import { Heading, Icon } from '../parts.js';

/** The script for where the call is. What is in italics is for the handler alone. */
export function Script({
  at,
  hidden = false,
}: {
  readonly at: ScriptScene;
  readonly hidden?: boolean;
}): VNode {
  const title = `script-${at.step}`;
  return (
    <section class="script" aria-labelledby={title} data-script={at.step} hidden={hidden}>
      <h2 class="script-title" id={title}>
        <Icon name="MegaphoneSpeaking" /> Les opp
      </h2>
      <ol class="script-lines">
        {scriptFor(at).map(({ when, say }) => (
          <li>
            {when !== null && <p class="script-when">{when}</p>}
            <p class="script-say">«{say}»</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const KEYS = [
  ['F2', 'Søk'],
  ['F4', 'Kontroller'],
  ['F8', 'Ny muntlig fullmakt'],
  ['F9', 'Avslutt samtalen'],
] as const;

/** The keys of the call screen. */
export function Keys(): VNode {
  return (
    <section class="panel keys" aria-labelledby="keys">
      <Heading level={2} id="keys">
        Hurtigtaster
      </Heading>
      <dl>
        {KEYS.map(([key, what]) => (
          <div>
            <dt>
              <kbd class="kbd">{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
