import { storageSettings } from '../../modules/s3/settings';
import { s3 } from '../../terraform-modules/definitions/s3';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const synthesized = synthesizeModule(s3);

describe('the module s3', () => {
  itTakesEverySetting({ definition: s3, schema: storageSettings, value: shipped.prod.storage });

  it('keeps flow logs and archived logs for as long as the caller says', () => {
    const days = Object.fromEntries(
      synthesized
        .at('aws_s3_bucket_lifecycle_configuration.log-bucket_lifecycle')
        ['rule'].map((rule: { id: string; expiration?: { days: string }[] }) => [
          rule.id,
          rule.expiration?.[0]?.days,
        ]),
    );
    expect(days).toMatchObject({
      'flow-logs': '${var.flow_log_retention_days}',
      archive: '${var.archive_keep_days}',
      'load-balancer': '${var.logs_retention_days}',
    });
  });

  it('has a CORS configuration only if the caller names origins', () => {
    expect(synthesized.at('aws_s3_bucket_cors_configuration.documents_cors')['count']).toBe(
      '${min(length(var.allowed_origins), 1)}',
    );
    expect(synthesized.variables()['allowed_origins']).toMatchObject({ type: 'list(string)', default: [] });
    expect(synthesized.refusals('allowed_origins')).toEqual([
      'Each of allowed_origins must be an origin such as https://app.example.com: https, no path, no wildcard; ' +
        'got ${join(", ", var.allowed_origins)}.',
    ]);
  });

  it('refuses moves that S3 refuses and deletes that are billed anyway, in the words of the configuration', () => {
    expect(synthesized.refusals('documents_archive_after_days')).toContain(
      'documents_archive_after_days must be at least ${var.documents_infrequent_access_after_days + 30} days: ' +
        'Standard-IA requires 30 days; got ${var.documents_archive_after_days}.',
    );
    expect(synthesized.refusals('backups_expire_after_days')).toContain(
      'backups_expire_after_days must be at least ${max(var.backups_archive_after_days + 90)} days: ' +
        'S3 bills at least 30 days of Standard-IA and 90 days of Glacier Instant Retrieval; ' +
        'got ${var.backups_expire_after_days}.',
    );
    expect(synthesized.refusals('documents_noncurrent_days')).toContain(
      'documents_noncurrent_days must be at least 90 days: ' +
        'S3 bills at least 30 days of Standard-IA and 90 days of Glacier Instant Retrieval; ' +
        'got ${var.documents_noncurrent_days}.',
    );
  });

  it('has no rule about moves that do not take place', () => {
    expect(synthesizeModule(s3, shipped.staging).refusals('backups_expire_after_days')).toHaveLength(1);
  });
});
