// Knows which connections are open and which of them are owed an answer.

import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export type Connections = {
  isOwedAnswer(socket: object): boolean;
  /** Closes those that nobody is owed an answer on, also the ones that have not asked anything yet. */
  closeQuiet(): void;
};

export function watchConnections(server: Server): Connections {
  const open = new Set<Socket>();
  const owed = new WeakMap<object, number>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    owed.set(socket, (owed.get(socket) ?? 0) + 1);
    response.once('close', () => owed.set(socket, (owed.get(socket) ?? 1) - 1));
  });
  const isOwedAnswer = (socket: object) => (owed.get(socket) ?? 0) > 0;
  return {
    isOwedAnswer,
    closeQuiet() {
      for (const socket of open) if (!isOwedAnswer(socket)) socket.destroySoon();
    },
  };
}
