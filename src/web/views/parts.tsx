// Small parts pages are put together from: icons, tags, notices, buttons, tables.

import type { ComponentChildren, VNode } from 'preact';
import { ICONS, type IconName } from './icons.js';

export type Color = 'accent' | 'neutral' | 'success' | 'warning' | 'danger' | 'info';

/** A drawing beside words that say the same; never instead of them. */
export function Icon({
  name,
  class: more = '',
}: {
  readonly name: IconName;
  readonly class?: string;
}): VNode {
  return (
    <svg class={`icon ${more}`.trim()} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {ICONS[name].map((path) => (
        <path fill="currentColor" fill-rule="evenodd" d={path} />
      ))}
    </svg>
  );
}

export function Tag({
  color,
  children,
}: {
  readonly color: Color;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <span class="ds-tag" data-color={color}>
      {children}
    </span>
  );
}

export type HeadingProps = {
  readonly level: 1 | 2 | 3;
  readonly id?: string;
  readonly children: ComponentChildren;
};

/** Looks by its level. */
export function Heading({ level, id, children }: HeadingProps): VNode {
  const Level = `h${level}` as const;
  return (
    <Level class="ds-heading" data-size={HEADING_SIZES[level]} {...(id !== undefined && { id })}>
      {children}
    </Level>
  );
}

const HEADING_SIZES = { 1: 'lg', 2: 'sm', 3: 'xs' } as const;

const NOTICE_ICONS = {
  info: 'InformationSquareFill',
  success: 'CheckmarkCircleFill',
  warning: 'ExclamationmarkTriangleFill',
  danger: 'XMarkOctagonFill',
} as const;

export type NoticeProps = {
  readonly color: keyof typeof NOTICE_ICONS;
  /** Announced when the page is shown: for what has just happened. */
  readonly announced?: boolean;
  readonly children: ComponentChildren;
};

/** Something to notice before going on. Its first child is best a heading. */
export function Notice({ color, announced, children }: NoticeProps): VNode {
  return (
    <div class={`notice notice-${color}`} {...(announced && { role: 'status' })}>
      <Icon name={NOTICE_ICONS[color]} />
      <div class="notice-text">{children}</div>
    </div>
  );
}

export type ButtonProps = {
  readonly children: ComponentChildren;
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly color?: Color;
  readonly icon?: IconName;
  /** Which button it was, in a form with several. */
  readonly name?: string;
  readonly value?: string;
  /** Sends the form somewhere else. */
  readonly formAction?: string;
  /** The id of the form it sends, when it stands outside of it. */
  readonly form?: string;
  /** Presses it: `F8`; shown on the button. */
  readonly hotkey?: string;
};

/** Sends its form. */
export function Button({ children, variant = 'primary', color, icon, hotkey, ...sent }: ButtonProps): VNode {
  return (
    <button
      class="ds-button"
      type="submit"
      data-variant={variant}
      {...(color && { 'data-color': color })}
      {...(hotkey !== undefined && { 'data-hotkey': hotkey })}
      {...sent}
    >
      {icon && <Icon name={icon} />}
      {children}
      {hotkey !== undefined && <kbd class="kbd">{hotkey}</kbd>}
    </button>
  );
}

export type ButtonLinkProps = {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly icon?: IconName;
  readonly hotkey?: string;
  /** The file's name when it is to be saved. */
  readonly download?: string;
};

/** Looks like a button and leads somewhere. `href` is never made of what somebody typed. */
export function ButtonLink({
  href,
  children,
  variant = 'primary',
  icon,
  hotkey,
  download,
}: ButtonLinkProps): VNode {
  return (
    <a
      class="ds-button"
      href={href}
      data-variant={variant}
      {...(hotkey !== undefined && { 'data-hotkey': hotkey })}
      {...(download !== undefined && { download })}
    >
      {icon && <Icon name={icon} />}
      {children}
      {hotkey !== undefined && <kbd class="kbd">{hotkey}</kbd>}
    </a>
  );
}

export type TableProps = {
  /** What the table is about; read out, and seen unless `quiet`. */
  readonly caption: string;
  readonly quiet?: boolean;
  readonly columns: readonly string[];
  /** One cell a column; the first names its row. */
  readonly rows: readonly (readonly ComponentChildren[])[];
};

/** Scrolls by itself where it is too wide, and is reached by Tab for that. */
export function Table({ caption, quiet = false, columns, rows }: TableProps): VNode {
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={caption}>
      <table class="ds-table">
        <caption class={quiet ? 'ds-sr-only' : ''}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others]) => (
            <tr>
              <th scope="row">{first}</th>
              {others.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export type Fact = readonly [name: ComponentChildren, value: ComponentChildren];

/** What is known, as pairs of name and value. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): VNode {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div class="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type Crumb = { readonly href: string; readonly text: string };

/** The way here, for staff; the page itself is not part of it. */
export function Breadcrumb({
  label,
  crumbs,
}: {
  readonly label: string;
  readonly crumbs: readonly Crumb[];
}): VNode {
  return (
    <nav class="ds-breadcrumbs" aria-label={label}>
      <ol>
        {crumbs.map(({ href, text }) => (
          <li>
            <a class="ds-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
