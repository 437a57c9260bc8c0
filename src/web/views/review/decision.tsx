// How a review ends: who has made sure of the signature, what it takes the place of, and the three buttons.

import type { VNode } from 'preact';
import { powersGiven } from '../../../authorizations/scope.js';
import { approvalNeedsNote } from '../../../documents/deciding/rules.js';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import type { Typed } from '../../../http/form-body.js';
import { formatNorwegianDay } from '../../../shared/dates.js';
import { paths } from '../../console/paths.js';
import { textIn, textsIn } from '../../typed.js';
import { fullDay, fullInstant } from '../../words/dates.js';
import { SIGNATURE_CHECKS } from '../../words/review-words.js';
import { powersText } from '../../words/state-words.js';
import { Choices } from '../choices.js';
import { type FieldFault, TextArea, TextField } from '../fields.js';
import { Button, Heading } from '../parts.js';

export type DecisionProps = {
  readonly opened: OpenedReview;
  readonly values: Typed;
  readonly faults: readonly FieldFault[];
};

export function Decision({ opened, values, faults }: DecisionProps): VNode {
  const { submission, documents, replaceable } = opened;
  const needsNote = approvalNeedsNote({ checklist: submission.checklist, documents });
  return (
    <section class="panel stack" aria-labelledby="avgjorelsen">
      <Heading level={2} id="avgjorelsen">
        Avgjørelse
      </Heading>
      <TextField
        name="caseNumber"
        label="Saksnummer"
        hint="En sak debitor har hos oss."
        value={textIn(values, 'caseNumber')}
        faults={faults}
        width="medium"
        verbatim
      />
      <Choices
        name="signatureCheckedBy"
        legend="Hvordan er underskriften kontrollert?"
        choices={Object.entries(SIGNATURE_CHECKS).map(([value, label]) => ({ value, label }))}
        chosen={[textIn(values, 'signatureCheckedBy')]}
        faults={faults}
      />
      {replaceable.length > 0 && (
        <Choices
          name="supersedes"
          legend="Erstatter den en fullmakt som gjelder?"
          hint="Bare en fullmakt til samme fullmektig kan erstattes. Den slutter da å gjelde med en gang."
          choices={replaceable.map((one) => ({ value: one.id, ...replaceableText(one) }))}
          many
          chosen={textsIn(values, 'supersedes')}
          faults={faults}
        />
      )}
      <TextArea
        name="note"
        label={needsNote ? 'Merknad (må fylles ut)' : 'Merknad (hvis du vil)'}
        hint={
          needsNote
            ? 'Skriv hvorfor den kan godkjennes likevel. Merknaden blir i loggen hos oss. Et fødselsnummer byttes ut med prikker.'
            : 'Blir i loggen hos oss. Et fødselsnummer byttes ut med prikker.'
        }
        value={textIn(values, 'note')}
        faults={faults}
        rows={2}
      />
      <div class="actions">
        <Button hotkey="Ctrl+Enter" icon="Checkmark">
          Godkjenn
        </Button>
        <Button
          variant="secondary"
          formAction={paths.reviewStep(submission.id, 'mangler')}
          icon="EnvelopeClosed"
          hotkey="F8"
        >
          Be om det som mangler
        </Button>
        <Button
          variant="secondary"
          color="danger"
          formAction={paths.reviewStep(submission.id, 'avslag')}
          icon="XMark"
          hotkey="F9"
        >
          Avslå
        </Button>
      </div>
    </section>
  );
}

function replaceableText({ agent, grantedAt, powers, ...one }: OpenedReview['replaceable'][number]) {
  const through = one.kind === 'written' ? one.validThrough : null;
  const parts = [
    `Godkjent ${fullInstant(grantedAt, 'nb')}`,
    ...(through === null ? [] : [`til og med ${fullDay(through, 'nb')}`]),
    powersText(powersGiven(powers)),
  ];
  return { label: `${agent.name}, født ${formatNorwegianDay(agent.birthDate)}`, hint: parts.join(' · ') };
}
