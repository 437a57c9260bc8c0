// Asking the sender for what is missing: chosen first, then read as the sender will read it, then sent.

import type { VNode } from 'preact';
import { REQUIREMENTS, type Requirement } from '../../../documents/checklist.js';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import { completionMessage } from '../../../documents/words.js';
import { LANGUAGES, type Language } from '../../../shared/languages.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { REQUIREMENT_NAMES } from '../../words/review-words.js';
import { type FieldFault, FaultSummary, Form, TextArea } from '../fields.js';
import { Button, ButtonLink, Heading } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';
import { debtorIn } from './queue.js';

export type AskingProps = {
  readonly scene: Scene;
  readonly opened: OpenedReview;
  readonly missing: readonly Requirement[];
  /** What the reviewer saw. */
  readonly version: string;
  readonly note: string;
  readonly faults: readonly FieldFault[];
};

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

export function AskingPage(props: AskingProps): VNode {
  const { scene, opened, missing, faults } = props;
  return (
    <StaffLayout
      scene={scene}
      title="Be om det som mangler"
      faulty={faults.length > 0}
      crumbs={[
        { href: paths.reviews, text: 'Til kontroll' },
        { href: paths.review(opened.submission.id), text: debtorIn(opened) ?? 'Innsendingen' },
      ]}
    >
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>Be om det som mangler</Heading>
      <div class="two-steps">
        <Choosing {...props} />
        {missing.length > 0 && <Sending {...props} />}
      </div>
    </StaffLayout>
  );
}

/** A GET: nothing is done, the message below is only made anew. */
function Choosing({ opened, missing, version }: AskingProps): VNode {
  return (
    <section class="panel" aria-labelledby="velg">
      <Heading level={2} id="velg">
        Hva mangler?
      </Heading>
      <form method="get" action={paths.reviewStep(opened.submission.id, 'mangler')} class="stack">
        <input type="hidden" name="v" value={version} />
        <input type="hidden" name="valgt" value="ja" />
        <fieldset class="ds-fieldset">
          <legend class="ds-sr-only">Krav som mangler</legend>
          {REQUIREMENTS.map((one, index) => {
            const id = index === 0 ? 'missing' : `mangler-${one}`;
            return (
              <div class="ds-field choice-line">
                <input
                  class="ds-input"
                  type="checkbox"
                  id={id}
                  name={one}
                  value="mangler"
                  checked={missing.includes(one)}
                />
                <label class="ds-label" data-weight="regular" for={id}>
                  {REQUIREMENT_NAMES[one]}
                </label>
              </div>
            );
          })}
        </fieldset>
        <button class="ds-button" type="submit" data-variant="secondary">
          Vis meldingen
        </button>
      </form>
    </section>
  );
}

function Sending({ scene, opened, missing, version, note, faults }: AskingProps): VNode {
  const { id } = opened.submission;
  const messageIn = (language: Language) => completionMessage({ missing, note: null, language });
  return (
    <section class="panel" aria-labelledby="melding">
      <Heading level={2} id="melding">
        Dette får avsenderen lese
      </Heading>
      <p class="small">På statussiden, i det språket avsenderen leser den på.</p>
      {LANGUAGES.map((language) =>
        language === 'nb' ? (
          <blockquote class="message" lang={language}>
            {messageIn(language)}
          </blockquote>
        ) : (
          <details>
            <summary>{LANGUAGE_NAMES[language]}</summary>
            <blockquote class="message" lang={language}>
              {messageIn(language)}
            </blockquote>
          </details>
        ),
      )}
      <Form scene={scene} action={paths.reviewStep(id, 'mangler')} hotkey="Ctrl+Enter">
        <input type="hidden" name="version" value={version} />
        {missing.map((one) => (
          <input type="hidden" name="missing" value={one} />
        ))}
        <TextArea
          name="note"
          label="Merknad (hvis du vil)"
          hint="Blir i loggen hos oss. Avsenderen ser den ikke."
          value={note}
          faults={faults}
          rows={2}
        />
        <div class="actions">
          <Button icon="EnvelopeClosed" hotkey="Ctrl+Enter">
            Send
          </Button>
          <ButtonLink href={paths.review(id)} variant="secondary">
            Avbryt
          </ButtonLink>
        </div>
      </Form>
    </section>
  );
}
