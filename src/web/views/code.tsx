// Asks for the code of papers that were sent in.

import type { VNode } from 'preact';
import type { Scene } from '../site.js';
import { PAPERS_WORDS } from '../words/papers-words.js';
import { said } from '../words/said.js';
import { type FieldFault, TextField } from './fields.js';
import { FaultSummary, Form } from './form.js';
import { Button, Heading } from './parts.js';
import { PublicLayout } from './public-layout.js';

export type CodeProps = {
  readonly scene: Scene;
  readonly code: string;
  readonly faults: readonly FieldFault[];
};

export function CodePage({ scene, code, faults }: CodeProps): VNode {
  const t = said(PAPERS_WORDS, scene.language);
  return (
    <PublicLayout scene={scene} title={t.codeTitle} faulty={faults.length > 0} back="">
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>{t.codeTitle}</Heading>
      <p>{t.codeLead}</p>
      <Form scene={scene} action={`/${scene.language}/status`}>
        <TextField name="reference" label={t.code} hint={t.codeHint} value={code} faults={faults} verbatim />
        <Button>{t.show}</Button>
      </Form>
      <p class="small">{t.lostCode}</p>
    </PublicLayout>
  );
}
