// How an answer on a call looks: one word with its colour and drawing, the sentence beside it, and what goes with it.

import type { ComponentChildren, VNode } from 'preact';
import type { IconName } from '../icons.js';
import { Icon } from '../parts.js';

export type Look = {
  readonly word: 'JA' | 'NEI' | 'VENT';
  readonly look: 'yes' | 'no' | 'wait';
  readonly icon: IconName;
};

export const LOOKS: Readonly<Record<'yes' | 'no' | 'wait', Look>> = {
  yes: { word: 'JA', look: 'yes', icon: 'CheckmarkCircleFill' },
  no: { word: 'NEI', look: 'no', icon: 'XMarkOctagonFill' },
  wait: { word: 'VENT', look: 'wait', icon: 'QuestionmarkCircle' },
};

/** What stands under the word: pairs of name and value, some of them to beware of. */
export type Cell = readonly [name: string, value: string, beware?: true];

export function Answer({
  look,
  says,
  more,
  cells = [],
  duties = [],
  stamp,
  focused,
}: {
  readonly look: Look;
  readonly says: ComponentChildren;
  readonly more: readonly string[];
  readonly cells?: readonly Cell[];
  readonly duties?: readonly string[];
  readonly stamp: string;
  readonly focused: boolean;
}): VNode {
  return (
    <section
      class={`verdict verdict-${look.look}`}
      aria-label="Svar"
      data-answer
      tabIndex={-1}
      {...(focused && { 'data-takes-focus': true })}
    >
      <Head look={look} says={says} more={more} />
      {cells.length > 0 && (
        <dl class="verdict-cells">
          {cells.map(([name, value, beware]) => (
            <div class={beware ? 'beware' : ''}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {duties.length > 0 && (
        <ul class="verdict-duties">
          {duties.map((duty) => (
            <li>
              <Icon name="ExclamationmarkTriangleFill" /> {duty}
            </li>
          ))}
        </ul>
      )}
      <p class="stamp">
        {stamp}
        <noscript> Skjermen oppdaterer seg ikke selv her: kontroller på nytt etter fem minutter.</noscript>
      </p>
    </section>
  );
}

/** The word, and what it says. */
export function Head({
  look,
  says,
  more,
}: {
  readonly look: Look;
  readonly says: ComponentChildren;
  readonly more: readonly string[];
}): VNode {
  return (
    <div class="verdict-head">
      <p class="verdict-word">
        <Icon name={look.icon} />
        {look.word}
      </p>
      <div class="verdict-says">
        <h2>{says}</h2>
        {more.map((line) => (
          <p>{line}</p>
        ))}
      </div>
    </div>
  );
}
