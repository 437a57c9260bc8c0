// Rejecting a submission: the reasons by their codes, each with the sentence its sender will read.

import type { VNode } from 'preact';
import { DEFICIENCIES, type Deficiency } from '../../../documents/checklist.js';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import { checklistOf } from '../../../documents/submission.js';
import { deficiencyMessage } from '../../../documents/words.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { REASON_NAMES } from '../../words/review-words.js';
import { Choices, type FieldFault, FaultSummary, Form, TextArea } from '../fields.js';
import { Button, ButtonLink, Heading } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';
import { debtorIn } from './queue.js';

export type RejectingProps = {
  readonly scene: Scene;
  readonly opened: OpenedReview;
  readonly reasons: readonly string[];
  /** What the reviewer saw. */
  readonly version: string;
  readonly note: string;
  readonly faults: readonly FieldFault[];
};

export function RejectingPage({ scene, opened, reasons, version, note, faults }: RejectingProps): VNode {
  const { id } = opened.submission;
  return (
    <StaffLayout
      scene={scene}
      title="Avslå fullmakten"
      faulty={faults.length > 0}
      crumbs={[
        { href: paths.reviews, text: 'Til kontroll' },
        { href: paths.review(id), text: debtorIn(opened) ?? 'Innsendingen' },
      ]}
    >
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>Avslå fullmakten</Heading>
      <p>
        Avsenderen kan ikke sende flere sider til en som er avslått. Kan feilen rettes, er det bedre å be om
        det som mangler.
      </p>
      <section class="panel">
        <Form scene={scene} action={paths.reviewStep(id, 'avslag')} hotkey="Ctrl+Enter">
          <input type="hidden" name="version" value={version} />
          <Choices
            name="reasons"
            legend="Hvorfor?"
            hint="Under hver grunn står det avsenderen får lese."
            choices={likelyFirst(opened, reasons).map((value) => ({
              value,
              label: REASON_NAMES[value],
              hint: deficiencyMessage(value, 'nb'),
            }))}
            many
            chosen={reasons}
            faults={faults}
          />
          <TextArea
            name="note"
            label="Merknad (hvis du vil)"
            hint="Blir i loggen hos oss. Avsenderen ser den ikke."
            value={note}
            faults={faults}
            rows={2}
          />
          <div class="actions">
            <Button color="danger" icon="XMark" hotkey="Ctrl+Enter">
              Avslå
            </Button>
            <ButtonLink href={paths.review(id)} variant="secondary">
              Avbryt
            </ButtonLink>
          </div>
        </Form>
      </section>
    </StaffLayout>
  );
}

/** What is chosen or was found in the papers stands first. Warnings are no reason to refuse. */
function likelyFirst({ submission }: OpenedReview, chosen: readonly string[]): readonly Deficiency[] {
  const found = checklistOf(submission).flatMap(({ reasons }) => reasons);
  const isLikely = (one: Deficiency) => chosen.includes(one) || found.includes(one);
  const possible = DEFICIENCIES.filter((one) => !WARNINGS.has(one) || chosen.includes(one));
  return [...possible.filter(isLikely), ...possible.filter((one) => !isLikely(one))];
}

const WARNINGS: ReadonlySet<Deficiency> = new Set(['DATE_OLD', 'LONG_DURATION']);
