// A secret that was just made: shown this once, with what to do with it.

import type { VNode } from 'preact';
import type { Scene } from '../../site.js';
import { ButtonLink, type Crumb, Heading, Notice } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';

export type SecretProps = {
  readonly scene: Scene;
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  /** Null when it has been shown already, or was made too long ago. */
  readonly secret: string | null;
  readonly label: string;
  readonly onward: { readonly href: string; readonly text: string };
  readonly gone: string;
  /** What to do with it. */
  readonly advice: string;
};

export function SecretPage(props: SecretProps): VNode {
  const { scene, title, crumbs, secret, label, onward, gone, advice } = props;
  return (
    <StaffLayout scene={scene} title={title} crumbs={crumbs}>
      <Heading level={1}>{title}</Heading>
      {secret === null ? (
        <Notice color="info">
          <p>{gone}</p>
        </Notice>
      ) : (
        <>
          <Notice color="warning" announced>
            <p>
              <strong>Vises bare denne ene gangen.</strong> Ta vare på den før du går videre; siden kan ikke
              lastes på nytt.
            </p>
          </Notice>
          <div class="panel">
            <p class="small" id="secret-label">
              {label}
            </p>
            <p class="secret" role="group" aria-labelledby="secret-label">
              <code class="reference">{secret}</code>
            </p>
            <p>{advice}</p>
          </div>
        </>
      )}
      <p class="actions">
        <ButtonLink href={onward.href} variant={secret === null ? 'primary' : 'secondary'}>
          {onward.text}
        </ButtonLink>
      </p>
    </StaffLayout>
  );
}
