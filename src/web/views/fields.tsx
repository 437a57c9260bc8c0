// The fields of forms, each with its label, hint and fault; and the summary of all faults on top of the page.

import type { ComponentChildren, VNode } from 'preact';
import type { Scene } from '../site.js';
import { LAYOUT_WORDS } from '../words/layout-words.js';
import { said } from '../words/said.js';

/** One fault as the page says it. `field` is the field's name; "" for the form as a whole. */
export type FieldFault = {
  readonly field: string;
  readonly message: string;
  /** Where the field is, when it stands on another page. */
  readonly href?: string;
};

/** All faults, first on the page; takes the focus, and each leads to its field. */
export function FaultSummary({
  scene,
  faults,
}: {
  readonly scene: Scene;
  readonly faults: readonly FieldFault[];
}): VNode | null {
  if (faults.length === 0) return null;
  const t = said(LAYOUT_WORDS, scene.language);
  return (
    <div class="ds-error-summary" tabIndex={-1} role="alert" data-takes-focus>
      <h2 class="ds-heading" data-size="xs">
        {t.faults(faults.length)}
      </h2>
      <ul class="ds-list">
        {faults.map(({ field, message, href = `#${field}` }) => (
          <li>
            {field === '' ? (
              message
            ) : (
              <a class="ds-link" href={href}>
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

export type FieldProps = {
  /** Also its id, which the summary leads to. */
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly value?: string;
  readonly faults?: readonly FieldFault[];
  readonly type?: 'text' | 'tel' | 'email' | 'password' | 'search';
  readonly inputMode?: 'numeric' | 'tel' | 'email' | 'text';
  /** The purpose (WCAG 1.3.5), such as `name`, `bday`, `tel`; `off` for what is about somebody else. */
  readonly autocomplete?: string;
  readonly width?: 'short' | 'medium' | 'full';
  readonly takesFocus?: boolean;
  /** Puts the cursor here: `F2`. */
  readonly hotkey?: string;
  /** Words that may be left as they are: no checking of spelling, no capitals. */
  readonly verbatim?: boolean;
};

/** One line of text. */
export function TextField(props: FieldProps): VNode {
  const { name, value = '', type = 'text', inputMode = 'text', autocomplete = 'off', width = 'full' } = props;
  const line = {
    class: 'ds-input',
    id: name,
    name,
    value,
    autocomplete,
    ...(props.takesFocus && { autofocus: true }),
    ...(props.hotkey !== undefined && { 'data-hotkey': props.hotkey }),
    ...(props.verbatim && { spellcheck: false, autocapitalize: 'none' as const }),
  } as const;
  return (
    <FieldFrame {...props} width={width}>
      {(described) =>
        type === 'password' ? (
          <input type="password" {...line} {...described} />
        ) : (
          <input type={type} list={undefined} inputMode={inputMode} {...line} {...described} />
        )
      }
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextArea(props: FieldProps & { readonly rows?: number }): VNode {
  const { name, value = '', rows = 4 } = props;
  return (
    <FieldFrame {...props}>
      {(described) => (
        <textarea class="ds-input" id={name} name={name} rows={rows} {...described}>
          {value}
        </textarea>
      )}
    </FieldFrame>
  );
}

export type SelectProps = FieldProps & {
  readonly options: readonly (readonly [value: string, text: string])[];
};

export function SelectField(props: SelectProps): VNode {
  const { name, value = '', options } = props;
  return (
    <FieldFrame {...props}>
      {(described) => (
        <select class="ds-input" id={name} name={name} {...described}>
          {options.map(([one, text]) => (
            <option value={one} selected={one === value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

export type FileFieldProps = Pick<FieldProps, 'label' | 'hint' | 'faults'> & {
  readonly accept: string;
  readonly multiple?: boolean;
};

/** Files, always sent as `file`. */
export function FileField({ accept, multiple = false, ...props }: FileFieldProps): VNode {
  return (
    <FieldFrame {...props} name="file">
      {(described) => (
        <input
          class="ds-input"
          id="file"
          name="file"
          type="file"
          accept={accept}
          multiple={multiple}
          {...described}
        />
      )}
    </FieldFrame>
  );
}

type Described = {
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
};

function FieldFrame({
  name,
  label,
  hint,
  faults = [],
  width = 'full',
  children,
}: Pick<FieldProps, 'name' | 'label' | 'hint' | 'faults' | 'width'> & {
  readonly children: (described: Described) => VNode;
}): VNode {
  const fault = faults.find(({ field }) => field === name);
  const by = [fault && `${name}-fault`, hint !== undefined && `${name}-hint`].filter(Boolean).join(' ');
  const described: Described = {
    ...(by !== '' && { 'aria-describedby': by }),
    ...(fault && { 'aria-invalid': 'true' }),
  };
  return (
    <div class={`ds-field width-${width}`}>
      <label class="ds-label" data-weight="medium" for={name}>
        {label}
      </label>
      {hint !== undefined && (
        <div data-field="description" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {children(described)}
      {fault && <FaultLine name={name} message={fault.message} />}
    </div>
  );
}

function FaultLine({ name, message }: { readonly name: string; readonly message: string }): VNode {
  return (
    <div class="ds-validation-message" data-field="validation" id={`${name}-fault`}>
      {message}
    </div>
  );
}

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

export type FormProps = {
  readonly scene: Scene;
  /** Where it is sent; the page itself when left out. Never made of what somebody typed. */
  readonly action?: string;
  readonly upload?: boolean;
  /** Sent once, however often the button is pressed; for forms that create something. */
  readonly once?: boolean;
  readonly class?: string;
  /** Sends it from anywhere in it, such as `Ctrl+Enter`. */
  readonly hotkey?: string;
  /** By this a script of the page finds it. */
  readonly marked?: string;
  /** For buttons that stand outside of it. */
  readonly id?: string;
  readonly children: ComponentChildren;
};

/** A form of ours. The browser’s own checks are left out: ours say more, and for all fields at once. */
export function Form({
  scene,
  action,
  upload = false,
  once = false,
  class: more = 'stack',
  hotkey,
  marked,
  id,
  children,
}: FormProps): VNode {
  return (
    <form
      method="post"
      noValidate
      class={more}
      {...(id !== undefined && { id })}
      {...(action !== undefined && { action })}
      {...(upload && { encType: 'multipart/form-data' })}
      {...(hotkey !== undefined && { 'data-hotkey-submit': hotkey })}
      {...(marked !== undefined && { 'data-form': marked })}
    >
      {scene.session && <input type="hidden" name="csrf" value={scene.session.token} />}
      {once && <input type="hidden" name="once" value={scene.once} />}
      {children}
    </form>
  );
}
