// Lets a visitor delete what this browser's visit holds.

import type { VNode } from 'preact';
import type { Scene } from '../site.js';
import { FILL_WORDS } from '../words/fill-words.js';
import { said } from '../words/said.js';
import { Form } from './form.js';
import { Button } from './parts.js';

export function ForgetForm({ scene }: { readonly scene: Scene }): VNode {
  const t = said(FILL_WORDS, scene.language);
  return (
    <Form scene={scene} action={`/${scene.language}/slett`} class="forget">
      <p class="small">{t.forgetNote}</p>
      <Button variant="tertiary" icon="Trash">
        {t.forget}
      </Button>
    </Form>
  );
}
