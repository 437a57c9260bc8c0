// Privacy, recordings and accessibility.

import type { VNode } from 'preact';
import type { Scene } from '../site.js';
import { ACCESSIBILITY_WORDS, PRIVACY_WORDS } from '../words/about-words.js';
import { said } from '../words/said.js';
import { Heading } from './parts.js';
import { PublicLayout } from './public-layout.js';

type Props = { readonly scene: Scene };

export function PrivacyPage({ scene }: Props): VNode {
  const t = said(PRIVACY_WORDS, scene.language);
  const { keepAuthorizationsYears, keepRejectedDays, keepCallbacksDays } = scene.agency.policy;
  const kept = { years: keepAuthorizationsYears, papers: keepRejectedDays, callbacks: keepCallbacksDays };
  const sections = [
    ['lagrer', t.whatTitle, [t.what1, t.what2, t.what3]],
    ['tid', t.howLongTitle, [t.howLong1(kept)]],
    ['fullmektig', t.agentTitle, [t.agent1]],
    ['lydopptak', t.recordingTitle, [t.recording1, t.recording2]],
    ['rettigheter', t.rightsTitle, [t.rights1]],
    ['kapsler', t.cookiesTitle, [t.cookies1]],
  ] as const;
  return (
    <PublicLayout scene={scene} title={t.title} back="">
      <Heading level={1}>{t.title}</Heading>
      <p class="lead">{t.lead(scene.agency.name)}</p>
      {sections.map(([id, title, texts]) => (
        <section aria-labelledby={id} class="prose">
          <Heading level={2} id={id}>
            {title}
          </Heading>
          {texts.map((text) => (
            <p>{text}</p>
          ))}
        </section>
      ))}
    </PublicLayout>
  );
}

export function AccessibilityPage({ scene }: Props): VNode {
  const t = said(ACCESSIBILITY_WORDS, scene.language);
  return (
    <PublicLayout scene={scene} title={t.title} back="">
      <Heading level={1}>{t.title}</Heading>
      <p class="lead">{t.lead}</p>
      {[t.how, t.form, t.tell].map((text) => (
        <p>{text}</p>
      ))}
    </PublicLayout>
  );
}
