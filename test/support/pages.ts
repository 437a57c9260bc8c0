// Pages as a browser without scripts meets them: what a person reads, forms sent as forms, cookies kept.

import { decode } from 'html-entities';
import request from 'supertest';
import type { Service } from '../../src/http/server.js';
import { keptOpen } from './kept-open.js';

/** A page that came back. */
export type Shown = {
  readonly status: number;
  readonly html: string;
  /** What stands on it, spaces and line breaks as one space. */
  readonly text: string;
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where it leads on, when it does. */
  readonly location: string | null;
};

export type Visitor = {
  open(path: string, headers?: Readonly<Record<string, string>>): Promise<Shown>;
  /** Sends a form the way our own pages do; `files` make it multipart. A header of "" is left out. */
  send(path: string, fields: Fields, more?: Sending): Promise<Shown>;
  /** An empty PUT, as a script of ours would send it. */
  put(path: string, headers: Readonly<Record<string, string>>): Promise<Shown>;
  /** Opens where the last answer led to. */
  follow(shown: Shown): Promise<Shown>;
};

type Fields = Readonly<Record<string, string | readonly string[]>>;
type Sending = {
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly headers?: Readonly<Record<string, string>>;
};

const FROM_OUR_PAGES = { 'Sec-Fetch-Site': 'same-origin' };

export function aVisitor(app: Service): Visitor {
  const { server, agent, during } = keptOpen(app);
  const browser = request.agent(server);
  const visitor: Visitor = {
    open: (path, headers = {}) =>
      during(async () =>
        shownBy(
          await browser
            .get(path)
            .agent(agent)
            .set({ Accept: 'text/html', ...headers }),
        ),
      ),
    send: (path, fields, { files, headers = {} } = {}) =>
      during(async () => {
        const all = Object.entries({ Accept: 'text/html', ...FROM_OUR_PAGES, ...headers });
        const asked = browser.post(path).set(Object.fromEntries(all.filter(([, value]) => value !== '')));
        if (!files) return shownBy(await asked.agent(agent).type('form').send(fields));
        // On a connection of their own: one that is refused may be cut off.
        for (const [name, value] of Object.entries(fields)) asked.field(name, [value].flat());
        for (const { name, bytes } of files) asked.attach('file', Buffer.from(bytes), name);
        // What a browser sends when no file was chosen.
        if (files.length === 0) asked.attach('file', Buffer.alloc(0), { filename: '' });
        return shownBy(await asked);
      }),
    put: (path, headers) =>
      during(async () =>
        shownBy(
          await browser
            .put(path)
            .agent(agent)
            .set({ ...FROM_OUR_PAGES, ...headers })
            .send({}),
        ),
      ),
    async follow({ location, status }) {
      if (location === null) throw new Error(`nowhere to go on to after ${status}`);
      return visitor.open(location);
    },
  };
  return visitor;
}

function shownBy({ status, headers, ...answer }: { status: number; headers: unknown; text?: string }): Shown {
  // What is no text, such as a font, has none.
  const { text = '' } = answer;
  const known = headers as Readonly<Record<string, string>>;
  const [, title = ''] = /<title>([^<]*)<\/title>/.exec(text) ?? [];
  const body = text.replace(/^[\s\S]*?<body/, '<body');
  const plain = decode(body.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return {
    status,
    html: text,
    text: plain,
    title: decode(title),
    headers: known,
    location: known['location'] ?? null,
  };
}

/** What stands in a field of a form; null when it is not there. */
export function valueIn({ html }: Shown, name: string): string | null {
  const escaped = name.replaceAll(/[.[\]]/g, String.raw`\$&`);
  const [field] = new RegExp(`<(input|textarea)[^>]*name="${escaped}"[^>]*>[^<]*`).exec(html) ?? [];
  if (field === undefined) return null;
  if (field.startsWith('<textarea')) return decode(field.slice(field.indexOf('>') + 1));
  return decode(/ value="([^"]*)"/.exec(field)?.[1] ?? '');
}
