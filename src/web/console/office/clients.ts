// API clients: looked over, made with a key that is shown once, ended.

import { z } from 'zod';
import type { Route } from '../../../http/route.js';
import type { ClientId } from '../../../shared/ids.js';
import { allowed, refusal, refused } from '../../../shared/result.js';
import {
  createClient,
  listClients,
  type Needs as ClientNeeds,
  revokeClient,
} from '../../../staff/actions.js';
import { type Needs as DeskNeeds, takeSecret } from '../../../staff/desk/actions.js';
import { onDeskOf } from '../../../staff/desk/steps.js';
import { messagesFor, type OwnWords } from '../../faults.js';
import { defineForm, definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { textIn, textsIn } from '../../typed.js';
import { ClientPage, ClientsPage, NewClientPage } from '../../views/office/clients.js';
import { SecretPage } from '../../views/office/secret.js';
import { paths } from '../paths.js';
import { several } from './several.js';

export type Needs = ClientNeeds & DeskNeeds;

const LANGUAGE = 'nb';
const params = z.strictObject({
  id: z
    .string()
    .max(64)
    .transform((id) => id as ClientId),
});

const same = (text: string) => ({ nb: text, nn: text, en: text });
const WORDS: OwnWords = {
  'name MISSING': same('Skriv hvilket system det er.'),
  'scopes MISSING': same('Velg minst én ting klienten får bruke.'),
};

export function clientPages(site: Site, needs: Needs): readonly Route[] {
  const doing = { language: LANGUAGE, permission: 'clients' } as const;
  return [
    definePage(site, {
      ...doing,
      path: paths.clients,
      load: ({ who }) => listClients(needs, who),
      view: (clients, scene) => ClientsPage({ scene, clients }),
    }),
    definePage(site, {
      ...doing,
      path: paths.newClient,
      load: () => allowed(null),
      view: (_nothing, scene) => NewClientPage({ scene, typed: { name: '', scopes: [] }, faults: [] }),
    }),
    defineForm(site, {
      ...doing,
      path: paths.newClient,
      body: z.strictObject({ name: z.string().max(300), scopes: several }),
      run: ({ who, body }) => createClient(needs, onDeskOf(needs, who, 'client-key'), body),
      done: () => ({ goTo: paths.clientKey }),
      again: ({ scene, typed, refusal: why }) =>
        NewClientPage({
          scene,
          typed: { name: textIn(typed, 'name'), scopes: textsIn(typed, 'scopes') },
          faults: messagesFor(why, LANGUAGE, WORDS),
        }),
    }),
    definePage(site, {
      ...doing,
      path: paths.clientKey,
      load: async ({ session }) => {
        const laid = session && (await takeSecret(needs, session.staffId, 'client-key'));
        return allowed(laid as { readonly key: string } | null);
      },
      view: (made, scene) =>
        SecretPage({
          scene,
          title: 'Nøkkelen til den nye klienten',
          crumbs: [{ href: paths.clients, text: 'API-klienter' }],
          secret: made && made.key,
          label: 'Nøkkelen, som sendes i Authorization: Bearer',
          gone: 'Nøkkelen er vist allerede, og finnes ikke her lenger. Steng klienten og lag en ny hvis den ble borte.',
          onward: { href: paths.clients, text: 'Til klientene' },
          advice:
            'Legg den rett inn i systemet som skal bruke den. Den skal ikke sendes i e-post eller chat.',
        }),
    }),
    definePage(site, {
      ...doing,
      path: paths.client(':id'),
      params,
      load: async ({ who, params: { id } }) => {
        const listed = await listClients(needs, who);
        if (!listed.ok) return listed;
        const client = listed.value.find((one) => one.id === id);
        return client ? allowed(client) : refused(refusal('NOT_FOUND'));
      },
      view: (client, scene) => ClientPage({ scene, client }),
    }),
    defineForm(site, {
      ...doing,
      path: `${paths.client(':id')}/steng`,
      params,
      body: z.strictObject({}),
      run: ({ who, params: { id } }) => revokeClient(needs, who, id),
      done: ({ id }) => ({ goTo: paths.client(id) }),
      again: () => null,
    }),
  ];
}
