import { storageSettings } from '../../modules/s3/settings';

const settings = {
  documents: { infrequentAccessAfterDays: 30, noncurrentDays: 90 },
  backups: { archiveAfterDays: 1, expireAfterDays: 400, noncurrentDays: 30 },
  logs: { retentionDays: 365 },
};

describe('settings of the buckets', () => {
  it('reject a transition to Standard-IA before the minimum of S3', () => {
    const documents = { infrequentAccessAfterDays: 29, noncurrentDays: 90 };
    expect(storageSettings.safeParse({ ...settings, documents }).success).toBe(false);
  });

  it('reject a retention of old versions below one day', () => {
    expect(storageSettings.safeParse({ ...settings, documents: { noncurrentDays: 0 } }).success).toBe(false);
  });
});
