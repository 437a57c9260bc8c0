// Where an object store is: `s3://BUCKET/PREFIX?endpoint=…&region=…`, read strictly, since a slip here is a lost document.

import { type Result, allowed, refused } from './result.js';

export type S3Address = {
  /** Scheme, host and perhaps a path, without a slash at the end. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
};

/** Who we are to the object store. Comes from the environment, never from an address that is shown in messages. */
export type S3Key = { readonly id: string; readonly secret: string };

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^[\w.-]+(\/[\w.-]+)*$/;
const REGION = /^[a-z0-9-]{1,40}$/;
const SETTINGS = ['endpoint', 'region'];

/** Any region will do for a server of one's own; this is what such servers expect when told none. */
const USUAL_REGION = 'us-east-1';

/** Refuses in one sentence, which never repeats what was given: somebody may have put a secret in it. */
export function parseS3Address(text: string): Result<S3Address, string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 's3:') return refused('must be s3://BUCKET/PREFIX?endpoint=…&region=…');
  if (url.username !== '' || url.password !== '')
    return refused('may not hold a key: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY do');
  if (
    url.hash !== '' ||
    url.port !== '' ||
    [...url.searchParams.keys()].some((key) => !SETTINGS.includes(key))
  )
    return refused('knows only endpoint and region after the bucket and the prefix');
  if (!BUCKET.test(url.host)) return refused('must name a bucket: 3–63 of a–z, 0–9, dot and hyphen');
  const path = url.pathname.replace(/^\/|\/$/g, '');
  if (path !== '' && !PREFIX.test(path))
    return refused('must have a prefix of letters, digits, dot, hyphen, underscore and slash, or none');
  const region = url.searchParams.get('region');
  if (region !== null && !REGION.test(region)) return refused('must have a region such as eu-north-1');
  const endpoint = endpointOf(url.searchParams.get('endpoint'), region);
  if (!endpoint.ok) return endpoint;
  return allowed({
    endpoint: endpoint.value,
    region: region ?? USUAL_REGION,
    bucket: url.host,
    prefix: path === '' ? '' : `${path}/`,
  });
}

function endpointOf(given: string | null, region: string | null): Result<string, string> {
  if (given === null)
    return region === null
      ? refused('must have an endpoint, or a region of Amazon')
      : allowed(`https://s3.${region}.amazonaws.com`);
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return refused('must have an endpoint that is http or https');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return refused('must have an endpoint of host, port and path alone');
  return allowed(`${url.origin}${url.pathname}`.replace(/\/+$/, ''));
}
