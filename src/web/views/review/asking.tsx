// Asking the sender for what is missing: chosen first, then read as the sender will read it, then sent.

import type { VNode } from 'preact';
import { REQUIREMENTS, type Requirement } from '../../../documents/checklist.js';
import { completionMessage } from '../../../documents/words.js';
import { LANGUAGES, type Language } from '../../../shared/languages.js';
import { paths } from '../../console/paths.js';
import { REQUIREMENT_NAMES } from '../../words/review-words.js';
import { Choices } from '../choices.js';
import { Form } from '../form.js';
import { Button, Heading } from '../parts.js';
import { BackButton, Carried, StepEnd, StepLayout, type StepProps } from './step.js';

export type AskingProps = StepProps & { readonly missing: readonly Requirement[] };

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** One form: what is sent is what stands beside the boxes, and looking at it anew loses nothing. */
export function AskingPage(props: AskingProps): VNode {
  const { scene, opened, missing, version, answers } = props;
  return (
    <StepLayout {...props} title="Be om det som mangler">
      <Form
        scene={scene}
        action={paths.reviewSent(opened.submission.id, 'mangler')}
        hotkey="Ctrl+Enter"
        class="two-steps"
      >
        <Carried version={version} answers={answers} />
        <input type="hidden" name="chosen" value="yes" />
        {missing.map((one) => (
          <input type="hidden" name="shown" value={one} />
        ))}
        <Choosing {...props} />
        {missing.length > 0 && <Sending {...props} />}
      </Form>
    </StepLayout>
  );
}

/** Enter in a box presses this button: nothing is done, the message is only made anew. */
function Choosing({ opened, missing, faults }: AskingProps): VNode {
  return (
    <section class="panel stack" aria-labelledby="velg">
      <Heading level={2} id="velg">
        Hva mangler?
      </Heading>
      <Choices
        name="missing"
        legend={<span class="ds-sr-only">Krav som mangler</span>}
        choices={REQUIREMENTS.map((value) => ({ value, label: REQUIREMENT_NAMES[value] }))}
        many
        chosen={missing}
        faults={faults}
      />
      <div class="actions">
        <Button variant="secondary" formAction={paths.reviewStep(opened.submission.id, 'mangler')}>
          Vis meldingen
        </Button>
        {missing.length === 0 && <BackButton opened={opened} />}
      </div>
    </section>
  );
}

function Sending({ opened, missing, note, faults }: AskingProps): VNode {
  const messageIn = (language: Language) => completionMessage({ missing, note: null, language });
  return (
    <section class="panel stack" aria-labelledby="melding">
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
      <StepEnd opened={opened} note={note} faults={faults} button="Send" icon="EnvelopeClosed" />
    </section>
  );
}
