// One submission under review: the papers on one side, the ten requirements and the decision on the other.

import type { VNode } from 'preact';
import { mayNotBeReliedOn } from '../../../documents/deciding/rules.js';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import { isCompletionOpen, reviewVersion, statusOf } from '../../../documents/submission.js';
import type { Typed } from '../../../http/form-body.js';
import { isSameName } from '../../../people/person.js';
import { readTypedDay } from '../../days.js';
import { paths } from '../../console/paths.js';
import type { Shown } from '../../console/review/readings.js';
import type { Scene } from '../../site.js';
import { textIn } from '../../typed.js';
import { fullInstant } from '../../words/dates.js';
import { REQUIREMENT_NAMES } from '../../words/review-words.js';
import { PAPER_STATUS_WORDS } from '../../words/state-words.js';
import type { FieldFault } from '../fields.js';
import { FaultSummary, Form } from '../form.js';
import { Button, Heading, Notice, Tag } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';
import { Decision } from './decision.js';
import { Lines } from './lines.js';
import { Papers } from './paper.js';
import { Deadline, claimText, debtorIn } from './queue.js';

export type ReviewProps = {
  readonly scene: Scene;
  readonly opened: OpenedReview;
  readonly shown: Shown;
  /** What stands in the fields: read from the papers, or typed. */
  readonly values: Typed;
  readonly faults: readonly FieldFault[];
};

export function ReviewPage(props: ReviewProps): VNode {
  const { scene, opened, shown, faults } = props;
  const { submission } = opened;
  const name = debtorIn(opened);
  const title = name === null ? 'Kontroll av fullmakt' : `Kontroll av fullmakt fra ${name}`;
  return (
    <StaffLayout
      scene={scene}
      title={title}
      faulty={faults.length > 0}
      scripts={['review.js']}
      wide
      bar={<Bar scene={scene} opened={opened} />}
    >
      <Heading level={1}>{title}</Heading>
      <div class="review">
        <Papers documents={shown.documents} />
        <div class="review-side">
          <FaultSummary scene={scene} faults={faults} />
          <Standing {...props} />
          <Form
            scene={scene}
            action={paths.reviewStep(submission.id, 'godkjenn')}
            once
            hotkey="Ctrl+Enter"
            id={FORM}
            class="review-form"
          >
            {/* Enter in a field approves nothing: the first button of a form is the one it would press. */}
            <button type="submit" disabled hidden />
            <input type="hidden" name="version" value={reviewVersion(submission)} />
            <section class="panel" aria-labelledby="kravene">
              <div class="judge-head">
                <Heading level={2} id="kravene">
                  Står dette i papiret?
                </Heading>
                <span class="small" data-judged hidden />
              </div>
              <p class="small">
                Alle ti må være «Ja» før du kan godkjenne. Det som står i feltene, blir fullmakten: rett det
                som er lest feil.
              </p>
              <Lines {...props} />
            </section>
            <Decision {...props} />
          </Form>
        </div>
      </div>
    </StaffLayout>
  );
}

/** By this the button in the bar takes everything typed along. */
const FORM = 'kontrollen';

/** Reading takes nothing: colleagues see who is on it once somebody has said so. */
function Bar({ scene, opened }: Pick<ReviewProps, 'scene' | 'opened'>): VNode {
  const { submission } = opened;
  const { text, color } = PAPER_STATUS_WORDS[statusOf(submission)];
  const claimed = claimText(opened, scene);
  return (
    <>
      <a class="ds-link" href={paths.reviews}>
        Til køen
      </a>
      <Tag color={color}>{text}</Tag>
      <span>Mottatt {fullInstant(submission.receivedAt, 'nb')}</span>
      <span>
        Svarfrist <Deadline submission={submission} now={scene.now} />
      </span>
      {claimed === '' ? (
        <Button
          form={FORM}
          formAction={paths.reviewStep(submission.id, 'ta')}
          icon="PersonHeadset"
          hotkey="F4"
        >
          Ta saken
        </Button>
      ) : (
        <strong>{claimed}</strong>
      )}
    </>
  );
}

/** What to know before beginning: waited for, still being read, or at odds with the case; and where to ask. */
function Standing({ opened, values }: ReviewProps): VNode {
  const { submission, documents, debtor, caseNumber, emails } = opened;
  const { completion } = submission;
  return (
    <>
      {mayNotBeReliedOn(documents) && (
        <Notice color="danger">
          <p>Det er skadelig programvare i filen. Den kan ikke godkjennes. Be om et bilde av arket.</p>
        </Notice>
      )}
      {submission.unreadSince !== null && (
        <Notice color="info">
          <p>Bokstavene i bildene leses ennå. Last siden på nytt om litt for å få forslag.</p>
        </Notice>
      )}
      {completion !== null && isCompletionOpen(submission) && (
        <Notice color="warning">
          <p>
            Avsenderen ble {fullInstant(completion.askedAt, 'nb')} bedt om:{' '}
            {completion.missing.map((one) => REQUIREMENT_NAMES[one]).join(', ')}. Ingenting har kommet siden.
          </p>
        </Notice>
      )}
      {caseNumber !== null && (
        <Notice color={caseColor({ debtor, values })}>
          <p>
            {caseText({ caseNumber, debtor, values })}{' '}
            {debtor && (
              <a class="ds-link" href={paths.case(caseNumber)}>
                Se saken
              </a>
            )}
          </p>
        </Notice>
      )}
      {emails.length > 0 && (
        <p class="small">
          Avsenderen kan spørres på <strong>{emails.join(', ')}</strong>. Svaret leses på statussiden: herfra
          sendes det ingen e-post.
        </p>
      )}
    </>
  );
}

type Compared = Pick<OpenedReview, 'debtor'> & { readonly values: Typed };

function caseColor({ debtor, values }: Compared): 'success' | 'warning' | 'info' {
  if (debtor !== null && isUnread(values)) return 'info';
  return debtor !== null && differencesOf({ debtor, values }).length === 0 ? 'success' : 'warning';
}

/** Nothing is known of the debtor on the paper that could agree or not. */
function isUnread(values: Typed): boolean {
  return textIn(values, 'fields.debtor.name') === '' && textIn(values, 'fields.debtor.birthDate') === '';
}

function caseText({
  caseNumber,
  debtor,
  values,
}: Compared & { readonly caseNumber: NonNullable<OpenedReview['caseNumber']> }): string {
  if (debtor === null) return `Sak ${caseNumber} er ikke registrert hos oss.`;
  if (isUnread(values))
    return `Debitor i sak ${caseNumber} er ${debtor.person.name}. Se om papiret sier det samme.`;
  const differs = differencesOf({ debtor, values });
  if (differs.length === 0) return `Navn og fødselsdato stemmer med debitor i sak ${caseNumber}.`;
  return `Dette stemmer ikke med debitor i sak ${caseNumber}: ${differs.join(' og ')}.`;
}

/** The name in the case is told, for it may be misread here; the birth date is not, it must stand on the paper. */
function differencesOf({ debtor, values }: Compared): readonly string[] {
  if (debtor === null) return [];
  const { name, birthDate } = debtor.person;
  const isNamed = isSameName(textIn(values, 'fields.debtor.name'), name);
  const isBorn = readTypedDay(textIn(values, 'fields.debtor.birthDate')) === birthDate;
  return [...(isNamed ? [] : [`navnet (i saken: ${name})`]), ...(isBorn ? [] : ['fødselsdatoen'])];
}
