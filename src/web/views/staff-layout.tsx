// What stands around every page for staff: where to go, who is signed in, and the warning before the session is over.

import type { ComponentChildren, VNode } from 'preact';
import { mayDo } from '../../staff/permissions.js';
import type { Session } from '../../staff/session.js';
import type { AssetName } from '../assets.js';
import { DESTINATIONS } from '../console/navigation.js';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { Document } from './document.js';
import { Form } from './form.js';
import { SearchBox } from './search-box.js';
import { Breadcrumb, Button, type Crumb, Icon } from './parts.js';

export type StaffProps = {
  readonly scene: Scene;
  readonly title: string;
  readonly faulty?: boolean;
  readonly scripts?: readonly AssetName[];
  /** The way here from the start page; left out on pages one goes to directly. */
  readonly crumbs?: readonly Crumb[];
  /** A bar of the page's own, right under the top one. */
  readonly bar?: ComponentChildren;
  /** Goes to the edges of the window, for screens with columns of their own. */
  readonly wide?: boolean;
  /** False on the page for searching itself. */
  readonly search?: boolean;
  readonly children: ComponentChildren;
};

/** Pages before signing in have the same look, without anywhere to go. */
export function StaffLayout(props: StaffProps): VNode {
  const { scene, title, faulty = false, scripts = [], crumbs = [], bar, wide = false, children } = props;
  const { search = true } = props;
  const { session } = scene;
  return (
    <Document
      kind="staff"
      styles={['staff.css']}
      scripts={session ? [...scripts, 'session.js'] : scripts}
      {...{ scene, title, faulty }}
    >
      <header class="topbar">
        <a class="brand" href="/intern">
          Fullmakt
        </a>
        {session && <Destinations scene={scene} session={session} />}
        {session && search && mayDo(session.roles, 'authorizations') && <SearchBox scene={scene} />}
        {session && <Me scene={scene} session={session} />}
      </header>
      {bar !== undefined && (
        <section class="pagebar" aria-label="Om denne siden">
          {bar}
        </section>
      )}
      <main id="main" class={wide ? 'wide' : 'narrow'} tabIndex={-1}>
        {crumbs.length > 0 && <Breadcrumb label="Du er her" crumbs={crumbs} />}
        {children}
      </main>
      {session && <SessionWarning scene={scene} session={session} />}
    </Document>
  );
}

type Props = { readonly scene: Scene; readonly session: Session };

function Destinations({ scene, session }: Props): VNode {
  const [path = ''] = scene.url.split('?');
  const isHere = (href: string) => path === href || (href !== paths.start && path.startsWith(`${href}/`));
  return (
    <nav aria-label="Hovedmeny">
      <ul>
        {DESTINATIONS.filter(({ permission }) => mayDo(session.roles, permission)).map(({ href, text }) => (
          <li>
            <a href={href} aria-current={isHere(href) ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Me({ scene, session }: Props): VNode {
  return (
    <div class="me">
      <Icon name="PersonHeadset" />
      <span>{session.name}</span>
      <Form scene={scene} action="/intern/logg-ut" class="sign-out">
        <Button variant="tertiary">Logg ut</Button>
      </Form>
    </div>
  );
}

/** Opened by session.js a while before the session is over; without scripts nobody is asked, and signing in leads back here. */
function SessionWarning({ scene, session }: Props): VNode {
  return (
    <dialog
      class="ds-dialog"
      id="session-warning"
      aria-labelledby="session-warning-title"
      data-now={scene.now}
      data-idle-until={session.idleUntil}
      data-ends-at={session.endsAt}
      data-token={session.token}
    >
      <h2 class="ds-heading" data-size="sm" id="session-warning-title">
        Du blir snart logget ut
      </h2>
      <p data-session-idle>Det er lenge siden du gjorde noe her. Vil du fortsette?</p>
      <p data-session-end hidden>
        Arbeidsøkten er snart over. Gjør deg ferdig med det du holder på med, og logg inn på nytt.
      </p>
      <p class="actions">
        <button class="ds-button" type="button" data-session-go-on>
          Fortsett
        </button>
        <button class="ds-button" type="button" data-variant="secondary" data-session-close>
          Lukk
        </button>
      </p>
    </dialog>
  );
}
