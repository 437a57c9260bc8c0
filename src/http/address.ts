// The address a caller is counted by: one for an IPv4 host, one for an IPv6 /56, which is what one customer line is given.

import { isIPv4, isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** IPv4 written as IPv6 counts as IPv4: as a /56 all of IPv4 would be one caller (CVE-2026-30827 of another limiter). */
export function addressKey(address: string): string {
  const plain = address.replace(/%.*$/, '');
  const v4 = MAPPED.exec(plain)?.[1] ?? plain;
  if (isIPv4(v4)) return v4;
  if (!isIPv6(plain)) return 'unreadable';
  const groups = eightGroups(plain);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return v4Of(groups);
  const [a = 0, b = 0, c = 0, d = 0] = groups;
  return `${[a, b, c, d & 0xff00].map((group) => group.toString(16)).join(':')}::/56`;
}

export function isLoopback(address: string | undefined): boolean {
  const key = addressKey(address ?? '');
  return key.startsWith('127.') || address === '::1';
}

/** The URL parser knows every way of writing an IPv6 address and gives back one: lower case hex groups, perhaps one `::`. */
function eightGroups(address: string): readonly number[] {
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = '', after] = written.split('::');
  const head = groupsIn(before);
  const tail = groupsIn(after ?? '');
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  return [...head, ...gap, ...tail];
}

function groupsIn(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

function v4Of(groups: readonly number[]): string {
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}
