import { webOrigins } from '../../modules/config/web-origins';

const accepts = (origins: readonly string[]) => webOrigins().safeParse(origins).success;

describe('web origins', () => {
  it('can be empty', () => {
    expect(webOrigins().parse(undefined)).toEqual([]);
  });

  it.each(['https://app.example.com', 'https://a.b-c.example.co.uk', 'https://app.example.com:8443'])(
    'accept the origin %s',
    (origin) => {
      expect(accepts([origin])).toBe(true);
    },
  );

  it.each([
    '*',
    'https://*',
    'https://*.example.com',
    'http://app.example.com',
    'https://app.example.com/',
    'https://app.example.com/path',
    'https://localhost',
    'app.example.com',
    'https://-app.example.com',
    '',
  ])('reject the origin "%s"', (origin) => {
    expect(accepts([origin])).toBe(false);
  });
});
