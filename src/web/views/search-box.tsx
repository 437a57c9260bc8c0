// The box for finding a case or a debtor, on every page for staff who may.

import type { VNode } from 'preact';
import { paths } from '../console/paths.js';
import type { Scene } from '../site.js';
import { Form } from './form.js';
import { Icon } from './parts.js';

/** In the top bar of every page but the one for searching. */
export function SearchBox({ scene }: { readonly scene: Scene }): VNode {
  return (
    <search class="search-box">
      <Form scene={scene} action={paths.search} class="search-form">
        <label class="ds-sr-only" for="q">
          Saksnummer, eller navn og fødselsdato
        </label>
        <input
          class="search-input"
          id="q"
          name="q"
          type="search"
          list={undefined}
          placeholder="Sak, eller navn og fødselsdato"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          data-hotkey="F2"
        />
        <kbd class="kbd" aria-hidden="true">
          F2
        </kbd>
        <button class="search-button" type="submit">
          <Icon name="MagnifyingGlass" />
          <span class="ds-sr-only">Søk</span>
        </button>
      </Form>
    </search>
  );
}
