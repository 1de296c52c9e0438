import { storageSettings } from '../../modules/s3/settings';

const settings = {
  documents: { infrequentAccessAfterDays: 30, noncurrentDays: 90 },
  backups: { archiveAfterDays: 1, expireAfterDays: 400, noncurrentDays: 30 },
  logs: { retentionDays: 365 },
};
const accepts = (corsOrigins: readonly string[]) =>
  storageSettings.safeParse({ ...settings, corsOrigins }).success;

describe('settings of the buckets', () => {
  it('need no origins', () => {
    expect(storageSettings.parse(settings).corsOrigins).toEqual([]);
  });

  it.each(['https://app.example.com', 'https://a.b-c.example.co.uk', 'https://app.example.com:8443'])(
    'take the origin %s',
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
  ])('refuse the origin "%s"', (origin) => {
    expect(accepts([origin])).toBe(false);
  });

  it('refuse to move documents to Infrequent Access before S3 lets them', () => {
    const documents = { infrequentAccessAfterDays: 29, noncurrentDays: 90 };
    expect(storageSettings.safeParse({ ...settings, documents }).success).toBe(false);
  });

  it('refuse to keep no old version for even a day', () => {
    expect(storageSettings.safeParse({ ...settings, documents: { noncurrentDays: 0 } }).success).toBe(false);
  });
});
