// An authorization on paper, for a debtor who asks for it or for a file: with its story and every use.

import type { VNode } from 'preact';
import type { AuthorizationFile } from '../../lookups/actions.js';
import { formatNorwegianDay } from '../../shared/dates.js';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { fullInstant } from '../words/dates.js';
import { historyText } from '../words/history-words.js';
import { STATE_WORDS } from '../words/state-words.js';
import { authorizationFacts, UsesTable } from './authorization.js';
import { Facts, Heading } from './parts.js';
import { Sheet } from './sheet.js';

export function AuthorizationSheet({
  scene,
  file,
}: {
  readonly scene: Scene;
  readonly file: AuthorizationFile;
}): VNode {
  const { authorization, state, history, uses } = file;
  const { debtor, agent } = authorization;
  const lines = history.flatMap((one) => {
    const text = historyText(one);
    return text === null ? [] : [`${fullInstant(one.at, 'nb')}: ${text}`];
  });
  return (
    <Sheet scene={scene} title="Kvittering for fullmakt" back={paths.authorization(authorization.id)}>
      <Facts
        facts={[
          ['Tilstand', STATE_WORDS[state].text],
          ...authorizationFacts(file),
          [`Født, ${debtor.name}`, formatNorwegianDay(debtor.birthDate)],
          [`Født, ${agent.name}`, formatNorwegianDay(agent.birthDate)],
        ]}
      />
      <section>
        <Heading level={2}>Historie</Heading>
        <ul class="ds-list">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
      <section>
        <Heading level={2}>Bruk</Heading>
        {uses.length === 0 ? <p>Ingen har fått et ja på den.</p> : <UsesTable uses={uses} linked={false} />}
      </section>
    </Sheet>
  );
}
