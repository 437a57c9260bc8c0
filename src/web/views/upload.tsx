// Where papers are sent in.

import type { VNode } from 'preact';
import type { Scene } from '../site.js';
import { PAPERS_WORDS } from '../words/papers-words.js';
import { said } from '../words/said.js';
import { type FieldFault, FileField, TextField } from './fields.js';
import { FaultSummary, Form } from './form.js';
import { Button, Heading } from './parts.js';
import { PublicLayout } from './public-layout.js';

export type UploadProps = {
  readonly scene: Scene;
  readonly caseNumber: string;
  readonly email: string;
  readonly faults: readonly FieldFault[];
};

/** On iPhones this makes photos JPEG by itself. */
export const PAPER_TYPES = 'application/pdf,image/jpeg,image/png,image/heic,image/tiff,.pdf,.jpg,.jpeg,.png';

export function UploadPage({ scene, caseNumber, email, faults }: UploadProps): VNode {
  const t = said(PAPERS_WORDS, scene.language);
  return (
    <PublicLayout
      scene={scene}
      title={t.uploadTitle}
      faulty={faults.length > 0}
      scripts={['upload.js']}
      back=""
    >
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>{t.uploadTitle}</Heading>
      <p class="lead">{t.uploadLead}</p>
      <Form scene={scene} upload>
        <FileField
          label={t.files}
          hint={t.filesHint}
          faults={fileFaults(faults)}
          accept={PAPER_TYPES}
          multiple
        />
        <TextField
          name="caseNumber"
          label={t.caseNumber}
          hint={t.caseNumberHint}
          value={caseNumber}
          faults={faults}
          width="medium"
          verbatim
        />
        <TextField
          name="email"
          label={t.email}
          hint={t.emailHint}
          value={email}
          faults={faults}
          type="email"
          inputMode="email"
          autocomplete="email"
          verbatim
        />
        <Button icon="Upload">{t.send}</Button>
        <UploadProgress scene={scene} />
      </Form>
    </PublicLayout>
  );
}

/** Shown by upload.js while the files are on their way. */
export function UploadProgress({ scene }: { readonly scene: Scene }): VNode {
  const t = said(PAPERS_WORDS, scene.language);
  return (
    <div class="upload-progress" data-upload-progress data-checking={t.checking} hidden>
      <p role="status">{t.sending}</p>
      <progress max="100" value="0" aria-label={t.sending} />
    </div>
  );
}

/** Each faulty file is named in the summary; at the field the first is enough. */
function fileFaults(faults: readonly FieldFault[]): readonly FieldFault[] {
  return faults.filter(({ field }) => field === 'file');
}
