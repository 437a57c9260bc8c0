// What the bench uses of autocannon, which ships no types.
declare module 'autocannon' {
  export type Request = {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  export type Client = {
    setRequests(requests: readonly Request[]): void;
    on(event: 'response', listener: (status: number, bytes: number, milliseconds: number) => void): unknown;
  };
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    requests: readonly Request[];
    setupClient: (client: Client) => void;
  }): Promise<{ errors: number; timeouts: number; non2xx: number; duration: number }>;
}
