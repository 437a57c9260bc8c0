// A server in front of an app for as long as requests follow each other: to listen and connect for each anew takes longer than most answers.

import { Agent, createServer, type RequestListener, type Server } from 'node:http';

const IDLE_MS = 500;

export type KeptOpen = {
  readonly server: Server;
  /** Keeps its connections as long as the server listens. */
  readonly agent: Agent;
  /** The server listens while this is done, and closes when nothing has been done for a while. */
  readonly during: <Value>(work: () => PromiseLike<Value>) => Promise<Value>;
};

export function keptOpen(app: RequestListener): KeptOpen {
  // Closed by us alone, or a request might be sent on a connection that is just being closed.
  const server = createServer({ keepAliveTimeout: 0 }, app);
  const agent = new Agent({ keepAlive: true });
  let underWay = 0;
  let idle: NodeJS.Timeout | undefined;

  function close(): void {
    agent.destroy();
    server.close();
    server.closeAllConnections();
  }

  return {
    server,
    agent,
    during: async (work) => {
      clearTimeout(idle);
      underWay += 1;
      if (!server.listening) server.listen(0);
      try {
        return await work();
      } finally {
        underWay -= 1;
        if (underWay === 0) idle = setTimeout(close, IDLE_MS);
      }
    },
  };
}
