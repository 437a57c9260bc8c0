// The ten requirements, one after the other: what the machine came to, what will stand in the authorization, and the reviewer's own answer.

import type { VNode } from 'preact';
import type { ChecklistLine, Requirement } from '../../../documents/checklist.js';
import { checklistOf } from '../../../documents/submission.js';
import type { Typed } from '../../../http/form-body.js';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import type { Crop, Reading, Shown } from '../../console/review/readings.js';
import { textIn } from '../../typed.js';
import {
  JUDGEMENTS,
  REASON_NAMES,
  REQUIREMENT_NAMES,
  SOURCE_NAMES,
  STATE_NAMES,
} from '../../words/review-words.js';
import { Tag } from '../parts.js';
import { FIELDS, type FieldsProps } from './line-fields.js';

export type LinesProps = FieldsProps & {
  readonly opened: OpenedReview;
  readonly shown: Shown;
};

export function Lines(props: LinesProps): VNode {
  const lines = checklistOf(props.opened.submission);
  return (
    <ol class="judging">
      {lines.map((line) => (
        <Line {...props} line={line} />
      ))}
    </ol>
  );
}

function Line({ line, ...props }: LinesProps & { readonly line: ChecklistLine }): VNode {
  const { requirement, state, source, reasons } = line;
  const { text, color } = STATE_NAMES[state];
  const place = props.shown.places[requirement];
  return (
    <li class="judge" data-requirement={requirement}>
      <div class="judge-head">
        <h3 class="judge-name" id={`krav-${requirement}`}>
          {REQUIREMENT_NAMES[requirement]}
        </h3>
        <Tag color={color}>{text}</Tag>
        {(source !== null || reasons.length > 0) && (
          <span class="small">
            {[...(source === null ? [] : [SOURCE_NAMES[source]]), ...reasons.map((one) => REASON_NAMES[one])]
              .map(capital)
              .join(' · ')}
          </span>
        )}
        {place !== undefined && (
          <a class="ds-link judge-place" href={`#${place}`}>
            Se i papiret
          </a>
        )}
      </div>
      <Crops crops={props.shown.crops[requirement] ?? []} requirement={requirement} />
      <Readings readings={props.shown.readings[requirement] ?? []} values={props.values} />
      <div class={`judge-body ${WITH_SEVERAL.has(requirement) ? 'judge-several' : ''}`.trim()}>
        <div class="judge-fields">{FIELDS[requirement](props)}</div>
        <Answer requirement={requirement} {...props} />
      </div>
    </li>
  );
}

/** These have fields of their own line above the answer. */
const WITH_SEVERAL: ReadonlySet<Requirement> = new Set(['agentName', 'agentContact', 'scope', 'duration']);

function Answer({ requirement, values, faults }: LinesProps & { readonly requirement: Requirement }): VNode {
  const name = `checks.${requirement}`;
  const fault = faults.find(({ field }) => field === name);
  return (
    <fieldset class="segments" {...(fault && { 'aria-describedby': `${name}-fault` })}>
      <legend class="ds-sr-only">{REQUIREMENT_NAMES[requirement]}: står det riktig i papiret?</legend>
      <div class="segment-row">
        {Object.entries(JUDGEMENTS).map(([value, label], index) => {
          const id = index === 0 ? name : `${name}-${value}`;
          return (
            <span class={`segment segment-${value}`}>
              <input
                type="radio"
                id={id}
                name={name}
                value={value}
                checked={textIn(values, name) === value}
                {...(fault && { 'aria-invalid': 'true' })}
              />
              <label for={id}>{label}</label>
            </span>
          );
        })}
      </div>
      {fault && (
        <div class="ds-validation-message" data-field="validation" id={`${name}-fault`}>
          {fault.message}
        </div>
      )}
    </fieldset>
  );
}

function Crops({
  crops,
  requirement,
}: {
  readonly crops: readonly Crop[];
  readonly requirement: Requirement;
}): VNode | null {
  if (crops.length === 0) return null;
  return (
    <div class="crops">
      {crops.map(({ picture, page, ink }) => (
        <figure>
          <img src={picture} alt={`Utsnitt av feltet, side ${page}: ${REQUIREMENT_NAMES[requirement]}`} />
          {ink !== null && <figcaption class="small">{INK_WORDS[ink]}</figcaption>}
        </figure>
      ))}
    </div>
  );
}

const INK_WORDS = {
  ink: 'Det er skrevet i feltet',
  empty: 'Feltet ser tomt ut',
  unsure: 'Usikkert om det er skrevet noe',
} as const;

function Readings({
  readings,
  values,
}: {
  readonly readings: readonly Reading[];
  readonly values: Typed;
}): VNode | null {
  if (readings.length === 0) return null;
  return (
    <ul class="readings">
      {readings.map(({ field, value, asWritten, why, mark, document, page, known }) => (
        <li>
          <span>
            Forslag: <q>{asWritten}</q>{' '}
            {known !== null && (
              <Tag color={known ? 'success' : 'warning'}>
                {known ? 'Saken er registrert' : 'Ikke registrert'}
              </Tag>
            )}
          </span>{' '}
          <a class="ds-link" href={`#${mark}`}>
            papir {document}, side {page}
          </a>
          {field !== null && textIn(values, field) !== value && (
            <button
              class="ds-button take-over"
              type="button"
              data-variant="tertiary"
              data-size="sm"
              data-fill={field}
              data-value={value}
              hidden
            >
              Bruk<span class="ds-sr-only"> {asWritten}</span>
            </button>
          )}
          <span class="small"> {why}</span>
        </li>
      ))}
    </ul>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
