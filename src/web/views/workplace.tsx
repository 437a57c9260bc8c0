// The page staff begin on: what they can do here.

import type { VNode } from 'preact';
import { mayDo } from '../../staff/permissions.js';
import { DESTINATIONS } from '../console/navigation.js';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { Heading, Icon } from './parts.js';
import { StaffLayout } from './staff-layout.js';

export function WorkplacePage({ scene }: { readonly scene: Scene }): VNode {
  const { session } = scene;
  const places = DESTINATIONS.filter(
    ({ href, permission }) => href !== paths.start && session && mayDo(session.roles, permission),
  );
  return (
    <StaffLayout scene={scene} title="Start">
      <Heading level={1}>{session ? `Hei, ${session.name}` : 'Start'}</Heading>
      {places.length === 0 ? (
        <p>Kontoen din har ingen oppgaver her. En administrator kan gi deg en rolle.</p>
      ) : (
        <ul class="tasks">
          {places.map(({ href, text }) => (
            <li>
              <a href={href}>
                <span>{text}</span>
                <Icon name="ArrowRight" class="task-end" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </StaffLayout>
  );
}
