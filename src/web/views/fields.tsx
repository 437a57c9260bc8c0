// The fields of forms, each with its label, hint and fault.

import type { ComponentChildren, VNode } from 'preact';

/** One fault as the page says it. `field` is the field's name; "" for the form as a whole. */
export type FieldFault = {
  readonly field: string;
  readonly message: string;
  /** Where the field is, when it stands on another page. */
  readonly href?: string;
};

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

/** What is wrong with a field, under it. */
export function FaultLine({ name, message }: { readonly name: string; readonly message: string }): VNode {
  return (
    <div class="ds-validation-message" data-field="validation" id={`${name}-fault`}>
      {message}
    </div>
  );
}
