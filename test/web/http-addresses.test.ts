// By which address a caller is counted.

import { expect, test } from 'vitest';
import { addressKey, isLoopback } from '../../src/http/address.js';

test('IPv4 counts by host however it is written, IPv6 by /56', () => {
  const same = (a: string, b: string) => addressKey(a) === addressKey(b);
  expect(same('::ffff:203.0.113.1', '203.0.113.1')).toBe(true);
  expect(same('::FFFF:cb00:7101', '203.0.113.1')).toBe(true);
  expect(same('::ffff:203.0.113.1', '::ffff:203.0.113.2')).toBe(false);
  expect(same('2001:db8:1:2200::1', '2001:db8:1:22ff:ffff::9')).toBe(true);
  expect(same('2001:db8:1:2200::1', '2001:db8:1:2300::1')).toBe(false);
  expect(same('2001:DB8:0:0:0:0:0:1', '2001:db8::2')).toBe(true);
  expect(same('fe80::1%eth0', 'fe80::1%eth1')).toBe(true);
  expect(addressKey('not an address')).toBe('unreadable');
  expect(addressKey('')).toBe('unreadable');
});

test('loopback is this machine and nothing that only looks like it', () => {
  for (const address of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])
    expect(isLoopback(address)).toBe(true);
  for (const address of ['128.0.0.1', '::2', '::ffff:128.0.0.1', '', undefined, '127.evil', 'localhost'])
    expect(isLoopback(address)).toBe(false);
});
