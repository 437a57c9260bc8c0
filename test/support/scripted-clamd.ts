// A malware scanner for tests: speaks the protocol of ClamAV over loopback, and does what it is told with each file.

import { createServer, type Server, type Socket } from 'node:net';

export type Behaviour = 'honest' | 'silent' | 'garbage' | 'too-large' | 'hangs-up' | 'babbles';

export type ScriptedClamd = {
  readonly place: { readonly host: string; readonly port: number };
  behave(as: Behaviour): void;
  /** How many files it was given whole. */
  readonly scanned: () => number;
  close(): Promise<void>;
};

/** What every scanner finds; it harms nobody (eicar.org). In two halves, so that no scanner finds it here. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EIC', 'AR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Enough of it to know it by. */
const MARK = 'ANTIVIRUS-TEST-FILE';

export async function aScriptedClamd(): Promise<ScriptedClamd> {
  let behaviour: Behaviour = 'honest';
  let scanned = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let received = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      if (behaviour === 'hangs-up') socket.destroy();
      const file = fileIn(received);
      if (file === null) return;
      scanned += 1;
      const answer = answerTo(behaviour, file);
      if (answer !== null) socket.end(answer);
    });
  });
  const port = await listening(server);
  return {
    place: { host: '127.0.0.1', port },
    behave: (as) => {
      behaviour = as;
    },
    scanned: () => scanned,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function answerTo(behaviour: Behaviour, file: Buffer): string | null {
  if (behaviour !== 'honest') return ANSWERS[behaviour];
  return file.includes(MARK) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0';
}

const ANSWERS: Readonly<Record<Exclude<Behaviour, 'honest'>, string | null>> = {
  'too-large': 'INSTREAM size limit exceeded. ERROR\0',
  garbage: 'stream: OK FOUND perhaps\0',
  babbles: 'x'.repeat(100_000),
  silent: null,
  'hangs-up': null,
};

/** Null until the piece of no length has come. */
function fileIn(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (!received.toString('latin1').startsWith(command)) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
