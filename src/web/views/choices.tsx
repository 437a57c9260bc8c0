// One or several of a few, as radio buttons or tick boxes, with one label, hint and fault for all.

import type { ComponentChildren, VNode } from 'preact';
import { FaultLine, type FieldFault } from './fields.js';

type Choice = {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
};

export type ChoicesProps = {
  readonly name: string;
  readonly legend: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly choices: readonly Choice[];
  /** One of them, or any number. */
  readonly many?: boolean;
  readonly chosen: readonly string[];
  readonly faults?: readonly FieldFault[];
  readonly takesFocus?: boolean;
};

/** One or several of a few: radio buttons or tick boxes. The first carries the field's id. */
export function Choices({
  name,
  legend,
  hint,
  choices,
  many = false,
  chosen,
  faults = [],
  takesFocus,
}: ChoicesProps): VNode {
  const fault = faults.find(({ field }) => field === name);
  const by = [fault && `${name}-fault`, hint !== undefined && `${name}-hint`].filter(Boolean).join(' ');
  return (
    <fieldset class="ds-fieldset" {...(by !== '' && { 'aria-describedby': by })}>
      <legend class="ds-label" data-weight="medium">
        {legend}
      </legend>
      {hint !== undefined && (
        <p data-field="description" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {choices.map(({ value, label, hint: more }, index) => {
        const id = index === 0 ? name : `${name}-${value}`;
        return (
          <div class="ds-field choice-line">
            <input
              class="ds-input"
              type={many ? 'checkbox' : 'radio'}
              id={id}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              {...(takesFocus && index === 0 && { autofocus: true })}
              {...(fault && { 'aria-invalid': 'true' })}
              {...(more !== undefined && { 'aria-describedby': `${id}-more` })}
            />
            <label class="ds-label" data-weight="regular" for={id}>
              {label}
            </label>
            {more !== undefined && (
              <div data-field="description" id={`${id}-more`}>
                {more}
              </div>
            )}
          </div>
        );
      })}
      {fault && <FaultLine name={name} message={fault.message} />}
    </fieldset>
  );
}
