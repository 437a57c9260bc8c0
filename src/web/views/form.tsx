// A form of ours, and the summary of all faults on top of its page.

import type { ComponentChildren, VNode } from 'preact';
import type { Scene } from '../site.js';
import { LAYOUT_WORDS } from '../words/layout-words.js';
import { said } from '../words/said.js';
import type { FieldFault } from './fields.js';

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
