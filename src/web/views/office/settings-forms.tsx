// The forms in which the settings are edited, one part each. What is saved here is a draft until it is put in force.

import type { ComponentChildren, VNode } from 'preact';
import { rowsIn } from '../../console/office/settings/hours-fields.js';
import { paths } from '../../console/paths.js';
import type { Scene } from '../../site.js';
import { ABOUT_WORDS, POLICY_WORDS, WEEKDAY_WORDS } from '../../words/settings-words.js';
import { type FieldFault, TextArea, TextField } from '../fields.js';
import { FaultSummary, Form } from '../form.js';
import { Button, Heading } from '../parts.js';
import { StaffLayout } from '../staff-layout.js';

export type SettingsFormProps = {
  readonly scene: Scene;
  readonly fields: Readonly<Record<string, string>>;
  readonly faults: readonly FieldFault[];
};

function Frame({
  scene,
  faults,
  title,
  children,
}: Pick<SettingsFormProps, 'scene' | 'faults'> & {
  readonly title: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <StaffLayout
      scene={scene}
      title={title}
      faulty={faults.length > 0}
      crumbs={[{ href: paths.settings, text: 'Innstillinger' }]}
    >
      <FaultSummary scene={scene} faults={faults} />
      <Heading level={1}>{title}</Heading>
      <div class="panel form-panel">
        <Form scene={scene} hotkey="Ctrl+Enter">
          {children}
          <p class="actions">
            <Button>Forhåndsvis</Button>
          </p>
          <p class="small">Ingenting endres før du har sett over og tatt utkastet i bruk.</p>
        </Form>
      </div>
    </StaffLayout>
  );
}

export function AboutFormPage({ scene, fields, faults }: SettingsFormProps): VNode {
  const field = (name: keyof typeof ABOUT_WORDS) =>
    ({ name, label: ABOUT_WORDS[name], value: fields[name] ?? '', faults }) as const;
  return (
    <Frame scene={scene} faults={faults} title="Byrået">
      <TextField {...field('name')} />
      <TextField
        {...field('organisationNumber')}
        hint="Ni sifre, eller tomt"
        width="short"
        inputMode="numeric"
      />
      <TextArea {...field('address')} hint="Som på en konvolutt, høyst fem linjer" rows={3} />
      <TextField {...field('phone')} type="tel" inputMode="tel" width="medium" />
      <TextField {...field('email')} type="email" inputMode="email" verbatim />
      <TextField {...field('website')} hint="Trykkes på skjemaet" width="medium" verbatim />
      <TextField
        {...field('brandColour')}
        hint="Til overskrifter på skjemaet, for eksempel #0b5568"
        width="short"
        verbatim
      />
    </Frame>
  );
}

export function HoursFormPage({ scene, fields, faults }: SettingsFormProps): VNode {
  const field = (name: string, label: ComponentChildren) =>
    ({ name, label, value: fields[name] ?? '', faults, width: 'short', verbatim: true }) as const;
  const rows = (kind: 'yearly' | 'dates') =>
    Array.from({ length: rowsIn(fields, kind) }, (_, index) => `${kind}.${index}`);
  return (
    <Frame scene={scene} faults={faults} title="Åpningstider">
      <fieldset class="ds-fieldset">
        <legend class="ds-label">Vanlig uke</legend>
        <p data-field="description">Skriv 08.00–20.00, eller «stengt». Helligdager er alltid stengt.</p>
        <div class="hours-rows">
          {WEEKDAY_WORDS.map((day, index) => (
            <TextField {...field(`day.${index}`, day)} />
          ))}
        </div>
      </fieldset>
      <fieldset class="ds-fieldset">
        <legend class="ds-label">Perioder hvert år</legend>
        <p data-field="description">Andre tider på dager som ellers er åpne. Dag og måned som dd.mm.</p>
        {rows('yearly').map((row, index) => (
          <div class="hours-row">
            <TextField {...field(`${row}.from`, <Of what="Fra" which={`periode ${index + 1}`} />)} />
            <TextField
              {...field(`${row}.through`, <Of what="Til og med" which={`periode ${index + 1}`} />)}
            />
            <TextField {...field(`${row}.hours`, <Of what="Tid" which={`periode ${index + 1}`} />)} />
          </div>
        ))}
      </fieldset>
      <fieldset class="ds-fieldset">
        <legend class="ds-label">Enkeltdager</legend>
        <p data-field="description">Går foran alt annet, også helligdager. Datoen som dd.mm.åååå.</p>
        {rows('dates').map((row, index) => (
          <div class="hours-row">
            <TextField {...field(`${row}.on`, <Of what="Dato" which={`enkeltdag ${index + 1}`} />)} />
            <TextField {...field(`${row}.hours`, <Of what="Tid" which={`enkeltdag ${index + 1}`} />)} />
          </div>
        ))}
        <p class="small">Tomme rader teller ikke. Trenger du flere, forhåndsvis og kom tilbake hit.</p>
      </fieldset>
    </Frame>
  );
}

/** Which of several alike it is, for those who do not see where it stands. */
function Of({ what, which }: { readonly what: string; readonly which: string }): VNode {
  return (
    <>
      {what}
      <span class="ds-sr-only">, {which}</span>
    </>
  );
}

export function PolicyFormPage({ scene, fields, faults }: SettingsFormProps): VNode {
  return (
    <Frame scene={scene} faults={faults} title="Regler">
      {Object.entries(POLICY_WORDS).map(([name, { name: label, unit, why }]) => (
        <TextField
          name={name}
          label={`${label} (${unit})`}
          hint={why}
          value={fields[name] ?? ''}
          faults={faults}
          inputMode="numeric"
          width="short"
        />
      ))}
    </Frame>
  );
}
