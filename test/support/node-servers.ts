// Several processes that serve one database, each asked over connections of its own.

import { type Api, createApi } from './api.js';
import { type Installation, type Server, type Settings, anInstallation } from './server.js';

export type Node = { readonly server: Server; readonly api: Api };

export type Nodes = {
  readonly installation: Installation;
  /** Of a client with the scopes that were asked for. */
  readonly key: string;
  /** One more. */
  start(): Promise<Node>;
  /** Ends every process and removes the installation. */
  remove(): Promise<void>;
};

/** An installation whose processes are started one by one. */
export async function manyNodes(scopes: readonly string[], settings: Settings = {}): Promise<Nodes> {
  const installation = await anInstallation(settings);
  const key = await installation.keyFor(...scopes);
  const apis: Api[] = [];
  return {
    installation,
    key,
    async start() {
      const server = await installation.start();
      const api = createApi(server.origin, key);
      apis.push(api);
      return { server, api };
    },
    async remove() {
      for (const api of apis) api.close();
      await installation.remove();
    },
  };
}

/** As many as asked for, started together. */
export function startNodes(nodes: Nodes, count: number): Promise<readonly Node[]> {
  return Promise.all(Array.from({ length: count }, () => nodes.start()));
}
