import { describe, expect, test } from '@jest/globals';
import { TargetGuard } from '../../src/ocpi/target-guard.ts';

const strict = new TargetGuard({ allowInsecure: false });
const lax = new TargetGuard({ allowInsecure: true });
const codeOf = (guard: TargetGuard, url: string) => {
  try {
    guard.check(url);
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('addresses', () => {
  test.each([
    'https://example.com/ocpi/versions',
    'https://8.8.8.8/',
    'https://172.32.0.1/',
    'https://100.128.0.1/',
    'https://[2606:4700::1111]/',
    'https://[2a00:1450:4001::200e]/',
  ])('%s may be called', (url) => expect(codeOf(strict, url)).toBe('allowed'));

  test.each([
    'http://example.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::]/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:8.8.8.8]/',
    'https://[64:ff9b::a00:1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[ff02::1]/',
    'https://[2001:db8::1]/',
    'https://[2002:a00:1::]/',
  ])('%s may not, unless the operator says so', (url) => {
    expect(codeOf(strict, url)).toBe('forbidden');
    expect(codeOf(lax, url)).toBe('allowed');
  });

  test.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'example.com',
    '',
    'https://user:pass@example.com/',
  ])('%p is no URL to call, whatever the operator says', (url) => {
    expect(codeOf(strict, url)).toBe('invalid');
    expect(codeOf(lax, url)).toBe('invalid');
  });

  test('the refusal names the URL and the setting', () => {
    expect(() => strict.check('https://10.0.0.1/x')).toThrow(
      'https://10.0.0.1/x is not a public address; set ALLOW_INSECURE_PARTNERS=true to allow it',
    );
  });
});

describe('names', () => {
  const look = (options: object) =>
    new Promise((resolve) =>
      strict.lookup?.('localhost', options, (error, found) => resolve(error ?? found)),
    );

  test('are looked up again when a connection is opened', async () => {
    expect(await look({})).toMatchObject({ code: 'forbidden' });
    expect(await look({ all: true })).toMatchObject({ code: 'forbidden' });
    expect(lax.lookup).toBeUndefined();
  });
});
