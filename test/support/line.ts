// A line between the service and a real server behind it, which a test can cut and mend as networks do.

import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

export type Line = {
  /** The same server at the other end of the line. */
  readonly endpoint: string;
  /** Ends every connection in the middle of what it is doing, and every later one at once. */
  cut(): void;
  mend(): void;
  /** From now on connections break: in the middle of a request, before its answer, or after some of both. */
  wear(requestBytes: number): void;
  stop(): Promise<void>;
};

export async function aLine(endpoint: string): Promise<Line> {
  const { hostname, port } = new URL(endpoint);
  const open = new Set<Socket>();
  let isCut = false;
  let worn: number | null = null;
  const server = createServer((near) => {
    if (isCut) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(port), hostname);
    const sockets = [near, far];
    near.pipe(far);
    far.pipe(near);
    if (worn !== null) breakSometime(near, far, worn);
    for (const socket of sockets) {
      open.add(socket);
      socket.on('error', () => undefined);
      // Whatever ends one side ends the other.
      socket.once('close', () => {
        open.delete(socket);
        for (const each of sockets) each.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      for (const socket of open) socket.resetAndDestroy();
    },
    mend() {
      isCut = false;
    },
    wear(requestBytes) {
      worn = requestBytes;
    },
    async stop() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** In bytes and not in time, so that a slow machine loses no more than a fast one. */
function breakSometime(near: Socket, far: Socket, requestBytes: number): void {
  const kind = Math.random();
  if (kind < 1 / 3) breakAfter(near, Math.random() * requestBytes);
  else if (kind < 2 / 3) breakAfter(far, 0);
  else breakAfter(near, 2.5 * requestBytes);

  function breakAfter(from: Socket, bytes: number): void {
    let passed = 0;
    from.on('data', (chunk) => {
      passed += chunk.length;
      if (passed > bytes) near.resetAndDestroy();
    });
  }
}
