// Asks for a call, and says when it comes.

import type { VNode } from 'preact';
import { type Instant, osloDayOf } from '../../shared/dates.js';
import type { Scene } from '../site.js';
import { CALLBACK_PAGE_WORDS } from '../words/callback-words.js';
import { longDay, timeOfDay } from '../words/dates.js';
import { said } from '../words/said.js';
import { type FieldFault, SelectField, TextField } from './fields.js';
import { FaultSummary, Form } from './form.js';
import { OpenNow } from './hours.js';
import { Button, ButtonLink, Heading } from './parts.js';
import { PublicLayout } from './public-layout.js';
import { LAYOUT_WORDS } from '../words/layout-words.js';

export type CallbackProps = {
  readonly scene: Scene;
  /** Moments to choose from. */
  readonly offered: readonly Instant[];
  readonly phone: string;
  readonly caseNumber: string;
  readonly preferredAt: string;
  readonly faults: readonly FieldFault[];
};

export function CallbackPage({ scene, offered, faults, ...typed }: CallbackProps): VNode {
  const t = said(CALLBACK_PAGE_WORDS, scene.language);
  const moments = offered.map((moment) => [moment, momentText(moment, scene)] as const);
  return (
    <PublicLayout scene={scene} title={t.title} faulty={faults.length > 0} back="">
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>{t.title}</Heading>
      <p class="lead">{t.lead}</p>
      <OpenNow scene={scene} />
      <Form scene={scene} once>
        <TextField
          name="phone"
          label={t.phone}
          hint={t.phoneHint}
          value={typed.phone}
          faults={faults}
          type="tel"
          inputMode="tel"
          autocomplete="tel"
          width="medium"
        />
        <TextField
          name="caseNumber"
          label={t.caseNumber}
          hint={t.caseNumberHint}
          value={typed.caseNumber}
          faults={faults}
          width="medium"
          verbatim
        />
        <SelectField
          name="preferredAt"
          label={t.when}
          value={typed.preferredAt}
          faults={faults}
          width="medium"
          options={[['', t.soon], ...moments]}
        />
        <Button icon="Phone">{t.send}</Button>
      </Form>
      <p class="small">{t.recorded}</p>
    </PublicLayout>
  );
}

export function CallbackDonePage({
  scene,
  from,
}: {
  readonly scene: Scene;
  readonly from: Instant | null;
}): VNode {
  const t = said(CALLBACK_PAGE_WORDS, scene.language);
  const layout = said(LAYOUT_WORDS, scene.language);
  return (
    <PublicLayout scene={scene} title={t.doneTitle}>
      <Heading level={1}>{t.doneTitle}</Heading>
      <p class="lead">
        {from !== null && from > scene.now ? t.doneLead(momentText(from, scene)) : t.doneSoon}
      </p>
      <p>{t.ready}</p>
      <p>{t.recorded}</p>
      <p class="actions">
        <ButtonLink href={`/${scene.language}`} variant="secondary">
          {layout.home}
        </ButtonLink>
      </p>
    </PublicLayout>
  );
}

function momentText(moment: Instant, { language }: Scene): string {
  const at = language === 'en' ? 'at' : 'kl.';
  return `${longDay(osloDayOf(moment), language)} ${at}\u00a0${timeOfDay(moment)}`;
}
