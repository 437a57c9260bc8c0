// Takes an authorization back.

import type { VNode } from 'preact';
import type { Scene } from '../site.js';
import { PAPERS_WORDS } from '../words/papers-words.js';
import { said } from '../words/said.js';
import { type FieldFault, TextField } from './fields.js';
import { FaultSummary, Form } from './form.js';
import { Button, Heading, Notice } from './parts.js';
import { PublicLayout } from './public-layout.js';

export type WithdrawProps = {
  readonly scene: Scene;
  readonly code: string;
  readonly birthDate: string;
  readonly faults: readonly FieldFault[];
};

export function WithdrawPage({ scene, code, birthDate, faults }: WithdrawProps): VNode {
  const t = said(PAPERS_WORDS, scene.language);
  return (
    <PublicLayout scene={scene} title={t.withdrawTitle} faulty={faults.length > 0} back="">
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>{t.withdrawTitle}</Heading>
      <Notice color="warning">
        <p>{t.withdrawLead}</p>
      </Notice>
      <Form scene={scene}>
        <TextField name="reference" label={t.code} hint={t.codeHint} value={code} faults={faults} verbatim />
        <TextField
          name="birthDate"
          label={t.birthDate}
          hint={t.birthDateHint}
          value={birthDate}
          faults={faults}
          inputMode="numeric"
          autocomplete="bday"
          width="short"
        />
        <Button color="danger">{t.withdraw}</Button>
      </Form>
      <p class="small">{t.withdrawOther}</p>
    </PublicLayout>
  );
}
