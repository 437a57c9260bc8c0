// Rejecting a submission: the reasons by their codes, each with the sentence its sender will read.

import type { VNode } from 'preact';
import { DEFICIENCIES, type Deficiency } from '../../../documents/checklist.js';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import { checklistOf } from '../../../documents/submission.js';
import { deficiencyMessage } from '../../../documents/words.js';
import { paths } from '../../console/paths.js';
import { REASON_NAMES } from '../../words/review-words.js';
import { Choices } from '../choices.js';
import { Form } from '../form.js';
import { Carried, StepEnd, StepLayout, type StepProps } from './step.js';

export type RejectingProps = StepProps & { readonly reasons: readonly string[] };

export function RejectingPage(props: RejectingProps): VNode {
  const { scene, opened, reasons, version, note, answers, faults } = props;
  return (
    <StepLayout {...props} title="Avslå fullmakten">
      <p>
        Avsenderen kan ikke sende flere sider til en som er avslått. Kan feilen rettes, er det bedre å be om
        det som mangler.
      </p>
      <section class="panel">
        <Form scene={scene} action={paths.reviewSent(opened.submission.id, 'avslag')} hotkey="Ctrl+Enter">
          <Carried version={version} answers={answers} />
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
          <StepEnd opened={opened} note={note} faults={faults} button="Avslå" icon="XMark" color="danger" />
        </Form>
      </section>
    </StepLayout>
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
