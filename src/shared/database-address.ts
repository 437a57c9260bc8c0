// Where a database is: `file:PATH` or `postgres://…`, and whether the way to it is protected.

/** What lies on this machine needs no protection on its way. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;
const SOCKET = /^(\/|%2f)/i;

/** `disable` and `no-verify` protect nothing, or from nobody who stands in between; whoever writes them has said so himself. */
const SAID = ['disable', 'no-verify', 'require', 'verify-ca', 'verify-full'];

/**
 * What is wrong with it in one sentence, which never repeats what was given: there may be a password in it. Null when
 * it can be used: a server that is not on this machine is only reached in a way that is written down.
 */
export function databaseAddressFault(text: string): string | null {
  if (/^file:./s.test(text)) return null;
  if (!/^postgres(ql)?:\/\//.test(text)) return 'must be file:PATH or postgres://…';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url)
    return 'cannot be read as an address: letters such as @ : / ? # in a password are written %40 and so on';
  const host = hostOf(url);
  if (host === '') return 'must name a host, such as 127.0.0.1';
  if (SOCKET.test(host) || LOOPBACK.test(host)) return null;
  return SAID.includes(last(url, 'sslmode') ?? '')
    ? null
    : 'leads to another machine and must say how it is protected: sslmode=verify-full; or sslmode=disable, where the network itself is';
}

/** For people: without name and password. */
export function shownDatabase(text: string): string {
  const url = text.startsWith('file:') || !URL.canParse(text) ? null : new URL(text);
  if (!url) return text.startsWith('file:') ? text : 'postgres://…';
  return `postgres://${hostOf(url)}${url.port === '' ? '' : `:${url.port}`}${url.pathname}`;
}

function hostOf(url: URL): string {
  return last(url, 'host') ?? url.hostname.replace(/^\[(.+)\]$/, '$1');
}

/** Said twice, the driver takes the last one. */
function last(url: URL, name: string): string | undefined {
  return url.searchParams.getAll(name).at(-1);
}
