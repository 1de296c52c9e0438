import { storageSettings } from '../../modules/s3/settings';

const settings = {
  documents: { infrequentAccessAfterDays: 30, noncurrentDays: 90 },
  backups: { archiveAfterDays: 1, expireAfterDays: 400, noncurrentDays: 30 },
  logs: { retentionDays: 365 },
};

describe('settings of the buckets', () => {
  it('refuse to move documents to Infrequent Access before S3 lets them', () => {
    const documents = { infrequentAccessAfterDays: 29, noncurrentDays: 90 };
    expect(storageSettings.safeParse({ ...settings, documents }).success).toBe(false);
  });

  it('refuse to keep no old version for even a day', () => {
    expect(storageSettings.safeParse({ ...settings, documents: { noncurrentDays: 0 } }).success).toBe(false);
  });
});
