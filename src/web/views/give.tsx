// The page everything begins on.

import type { VNode } from 'preact';
import type { Scene } from '../site.js';
import { GIVE_WORDS } from '../words/give-words.js';
import { said } from '../words/said.js';
import { OpenNow } from './hours.js';
import { ButtonLink, Heading, Icon, Tag } from './parts.js';
import { PublicLayout } from './public-layout.js';

type Props = { readonly scene: Scene };

export function GivePage({ scene }: Props): VNode {
  const t = said(GIVE_WORDS, scene.language);
  return (
    <PublicLayout scene={scene} title={t.title}>
      <Heading level={1}>{t.title}</Heading>
      <p class="lead">{t.lead}</p>
      <section aria-labelledby="choose">
        <Heading level={2} id="choose">
          {t.choose}
        </Heading>
        <div class="ways">
          <Written scene={scene} />
          <Oral scene={scene} />
        </div>
      </section>
      <Steps scene={scene} />
      <Requirements scene={scene} />
      <Tasks scene={scene} />
    </PublicLayout>
  );
}

function Written({ scene }: Props): VNode {
  const t = said(GIVE_WORDS, scene.language);
  const { language } = scene;
  return (
    <article class="way way-main">
      <Tag color="accent">{t.writtenTag}</Tag>
      <Heading level={3}>{t.written}</Heading>
      <p>{t.writtenBody}</p>
      <ButtonLink href={`/${language}/fyll-ut`}>
        {t.fillIn}
        <Icon name="ArrowRight" />
      </ButtonLink>
      <p class="small">{t.fillInNote}</p>
      <p class="way-file">
        <Icon name="Download" />
        <span>
          <a class="ds-link" href={`/api/v1/templates/general.pdf?lang=${language}`} download>
            {t.blank}
          </a>{' '}
          <span class="small">{t.blankNote}</span>
        </span>
      </p>
    </article>
  );
}

function Oral({ scene }: Props): VNode {
  const t = said(GIVE_WORDS, scene.language);
  const { phone } = scene.agency;
  return (
    <article class="way">
      <Tag color="neutral">{t.oralTag}</Tag>
      <Heading level={3}>{t.oral}</Heading>
      <p>{t.oralBody}</p>
      <ButtonLink href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} variant="secondary" icon="PhoneFill">
        {t.callUs(phone)}
      </ButtonLink>
      <OpenNow scene={scene} />
    </article>
  );
}

function Steps({ scene }: Props): VNode {
  const t = said(GIVE_WORDS, scene.language);
  const steps = [
    [t.step1, t.step1Body],
    [t.step2, t.step2Body],
    [t.step3, t.step3Body],
    [t.step4, t.step4Body(scene.agency.policy.answerWithinDays)],
  ] as const;
  return (
    <section aria-labelledby="steps">
      <Heading level={2} id="steps">
        {t.steps}
      </Heading>
      <ol class="steps">
        {steps.map(([name, body]) => (
          <li>
            <Heading level={3}>{name}</Heading>
            <p>{body}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Requirements({ scene }: Props): VNode {
  const t = said(GIVE_WORDS, scene.language);
  const all = [t.mustDebtor, t.mustAgent, t.mustContact, t.mustScope, t.mustDuration, t.mustSignature];
  return (
    <section aria-labelledby="must" class="box">
      <Heading level={2} id="must">
        {t.must}
      </Heading>
      <ul class="ticks">
        {all.map((text) => (
          <li>
            <Icon name="Checkmark" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <p class="small">{t.mustNote}</p>
    </section>
  );
}

function Tasks({ scene }: Props): VNode {
  const t = said(GIVE_WORDS, scene.language);
  const tasks = [
    ['last-opp', 'Upload', t.upload],
    ['status', 'MagnifyingGlass', t.status],
    ['trekk-tilbake', 'ArrowUndo', t.withdraw],
    ['hjelp', 'QuestionmarkCircle', t.help],
  ] as const;
  return (
    <nav aria-labelledby="have">
      <Heading level={2} id="have">
        {t.have}
      </Heading>
      <ul class="tasks">
        {tasks.map(([path, icon, text]) => (
          <li>
            <a href={`/${scene.language}/${path}`}>
              <Icon name={icon} />
              <span>{text}</span>
              <Icon name="ArrowRight" class="task-end" />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
