// What asking and rejecting have in common: where they stand, what they carry along, the note and the way back.

import type { ComponentChildren, VNode } from 'preact';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import type { Typed } from '../../../http/form-body.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { type FieldFault, TextArea } from '../fields.js';
import { FaultSummary } from '../form.js';
import { Button, type Color, Heading } from '../parts.js';
import type { IconName } from '../icons.js';
import { StaffLayout } from '../staff-layout.js';
import { debtorIn } from './queue.js';

export type StepProps = {
  readonly scene: Scene;
  readonly opened: OpenedReview;
  /** What the reviewer saw. */
  readonly version: string;
  readonly note: string;
  /** What was answered on the page of the review, for going back to. */
  readonly answers: Typed;
  readonly faults: readonly FieldFault[];
};

export function StepLayout({
  scene,
  opened,
  faults,
  title,
  children,
}: StepProps & { readonly title: string; readonly children: ComponentChildren }): VNode {
  const name = debtorIn(opened);
  return (
    <StaffLayout
      scene={scene}
      title={title}
      faulty={faults.length > 0}
      crumbs={[{ href: paths.reviews, text: 'Til kontroll' }]}
    >
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>{title}</Heading>
      {name !== null && <p>Fullmakt fra {name}</p>}
      {children}
    </StaffLayout>
  );
}

/** The version and the answers, in each form of the page: neither is in an address. */
export function Carried({ version, answers }: Pick<StepProps, 'version' | 'answers'>): VNode {
  return (
    <>
      <input type="hidden" name="version" value={version} />
      {Object.entries(answers).flatMap(([name, value]) =>
        [value].flat().map((one) => <input type="hidden" name={name} value={one} />),
      )}
    </>
  );
}

type EndProps = Pick<StepProps, 'opened' | 'note' | 'faults'> & {
  readonly button: string;
  readonly icon: IconName;
  readonly color?: Color;
};

/** The note, what is done, and the way back. */
export function StepEnd({ opened, note, faults, button, icon, color }: EndProps): VNode {
  return (
    <>
      <TextArea
        name="note"
        label="Merknad (hvis du vil)"
        hint="Blir i loggen hos oss. Avsenderen ser den ikke."
        value={note}
        faults={faults}
        rows={2}
      />
      <div class="actions">
        <Button icon={icon} hotkey="Ctrl+Enter" {...(color && { color })}>
          {button}
        </Button>
        <BackButton opened={opened} />
      </div>
    </>
  );
}

/** To the review, with everything that was answered there. */
export function BackButton({ opened }: Pick<StepProps, 'opened'>): VNode {
  return (
    <Button variant="secondary" formAction={paths.review(opened.submission.id)} icon="ArrowLeft">
      Tilbake til kontrollen
    </Button>
  );
}
