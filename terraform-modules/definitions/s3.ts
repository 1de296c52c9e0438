import {
  BILLED_DAYS,
  earliestArchive,
  earliestDeletion,
  INFREQUENT_ACCESS_DAYS,
} from '../../modules/config/rules/data-stores';
import type { Environment } from '../../modules/config/schema';
import { webOrigin } from '../../modules/config/web-origins';
import { logArchiveSettings } from '../../modules/logs/settings';
import { flowLogSettings } from '../../modules/network/settings';
import { BackupsBucket } from '../../modules/s3/backups-bucket';
import { DocumentsBucket } from '../../modules/s3/documents-bucket';
import { LogBucket } from '../../modules/s3/log-bucket';
import { storageSettings } from '../../modules/s3/settings';
import { isOn } from '../../modules/shared/schema';
import { accountIdInput, nameInput, regionInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import type { Inputs } from '../inputs';
import { outputOf } from '../module-output';
import { snakeCase } from '../varied-settings';

/** Documents, backups and the log bucket, which records the requests to both. */
export const s3: ModuleDefinition = {
  name: 's3',
  summary:
    'Private, versioned, encrypted buckets: uploaded documents, database exports and dumps, and logs of AWS services.',
  build: (module, environment) => {
    const { inputs } = module;
    const preventDestroy = isOn(environment.deletionProtection);
    const name = nameInput(inputs, environment, 'documents', 'backups', 'logs');
    const accountId = accountIdInput(inputs);
    const keyArn = inputs.text(
      'key_arn',
      'KMS key of documents and backups. Logs are encrypted with keys of S3.',
      {
        from: outputOf('kms', 'key_arns', 'storage'),
      },
    );
    const storage = inputs.settings(storageSettings, environment.storage);
    const logs = new LogBucket(module, 'log-bucket', {
      name,
      region: regionInput(inputs),
      accountId,
      retentionDays: storage.logs.retentionDays,
      ...keptLonger(inputs, environment),
      preventDestroy,
    });
    const buckets = { name, accountId, keyArn, logBucketName: logs.bucketName, preventDestroy };
    const documents = new DocumentsBucket(module, 'documents', {
      ...buckets,
      bucket: storage.documents,
      corsOrigins: inputs.list(
        'allowed_origins',
        'Web origins allowed by CORS to read and upload documents with presigned URLs.',
        { fallback: environment.allowedOrigins, format: webOrigin },
      ),
    });
    const backups = new BackupsBucket(module, 'backups', { ...buckets, bucket: storage.backups });
    addLifecycleRules(inputs, environment);

    module.output('documents_bucket_name', 'Bucket of uploaded documents.', documents.bucketName);
    module.output('documents_bucket_arn', 'ARN of the bucket of uploaded documents.', documents.bucketArn);
    module.output('backups_bucket_name', 'Bucket of database exports and dumps.', backups.bucketName);
    module.output(
      'backups_bucket_arn',
      'ARN of the bucket of database exports and dumps.',
      backups.bucketArn,
    );
    module.output('log_bucket_name', 'Bucket that AWS services deliver logs to.', logs.bucketName);
    module.output('log_bucket_arn', 'ARN of the bucket that AWS services deliver logs to.', logs.bucketArn);
  },
};

/** Retention of logs that other concerns have settings for. */
function keptLonger(inputs: Inputs, { network, logs }: Environment) {
  const flowLogRetentionDays = inputs.setting(
    'flow_log_retention_days',
    flowLogSettings.shape.retentionDays,
    network.flowLogs.retentionDays,
    'Days that VPC flow logs are kept. Lowering it deletes older ones within a day or two.',
  );
  const archive = inputs.settings(logArchiveSettings, logs.archive, { prefix: 'archive' });
  return { flowLogRetentionDays, ...(archive.enabled && { archiveRetentionDays: archive.keepDays }) };
}

/** That a backup outlives the one of AWS Backup is a rule between two modules, and stays with the environment files. */
function addLifecycleRules(inputs: Inputs, { storage }: Environment): void {
  const { infrequentAccessAfterDays, archiveAfterDays } = storage.documents;
  if (infrequentAccessAfterDays !== undefined && archiveAfterDays !== undefined) {
    const earliest = `var.documents_infrequent_access_after_days + ${INFREQUENT_ACCESS_DAYS}`;
    inputs.rule('documents_archive_after_days', {
      condition: `var.documents_archive_after_days >= ${earliest}`,
      errorMessage:
        `documents_archive_after_days must be ${earliestArchive(`\${${earliest}}`)}; ` +
        'got ${var.documents_archive_after_days}.',
    });
  }
  for (const bucket of ['documents', 'backups'] as const) {
    const lifecycle: Partial<Record<(typeof MOVES)[number], number>> = storage[bucket];
    const moves = MOVES.filter((move) => lifecycle[move] !== undefined);
    const last = moves.at(-1);
    if (last === undefined) continue;
    const variable = (setting: string) => `${bucket}_${snakeCase(setting)}`;
    const rule = (setting: string, least: number | string) =>
      inputs.rule(variable(setting), {
        condition: `var.${variable(setting)} >= ${least}`,
        errorMessage:
          `${variable(setting)} must be ${earliestDeletion(typeof least === 'number' ? least : `\${${least}}`)}; ` +
          `got \${var.${variable(setting)}}.`,
      });
    rule('noncurrentDays', BILLED_DAYS[last]);
    if (storage[bucket].expireAfterDays === undefined) continue;
    const earliest = moves.map((move) => `var.${variable(move)} + ${BILLED_DAYS[move]}`);
    rule('expireAfterDays', `max(${earliest.join(', ')})`);
  }
}

const MOVES = ['infrequentAccessAfterDays', 'archiveAfterDays'] as const;
