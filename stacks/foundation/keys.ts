import type { TerraformStack } from 'cdktf';
import type { Environment } from '../../modules/config/schema';
import { DataKey, type DataKeyProps } from '../../modules/kms/data-key';
import { resourceName } from '../../modules/shared/naming';
import { isOn } from '../../modules/shared/schema';
import { alarmPublishers, alarmTopicNames } from './alarm-topics';

type Key = Pick<DataKeyProps, 'description' | 'viaServices' | 'copiedTo' | 'usedBy'>;

/** One KMS key per class of data: access to one class gives no access to another. */
export function createKeys(stack: TerraformStack, environment: Environment, accountId: string) {
  const { region } = environment;
  const copies = environment.backup.copyTo;
  const create = (dataClass: string, key: Key): string =>
    new DataKey(stack, `${dataClass}-key`, {
      name: resourceName(environment),
      dataClass,
      accountId,
      region,
      preventDestroy: isOn(environment.deletionProtection),
      ...key,
    }).keyArn;

  const logGroups = `arn:aws:logs:${region}:${accountId}:log-group:*`;
  const topicArns = alarmTopicNames(environment).map((name) => `arn:aws:sns:${region}:${accountId}:${name}`);
  return {
    database: create('database', {
      description: 'Database and its snapshots',
      viaServices: ['rds'],
      ...(copies && { copiedTo: [accountOf(copies.vaultArn)] }),
    }),
    redis: create('redis', { description: 'Redis and its snapshots', viaServices: ['elasticache'] }),
    secrets: create('secrets', { description: 'Secrets of the services', viaServices: ['secretsmanager'] }),
    storage: create('storage', { description: 'Documents and exports in S3', viaServices: ['s3'] }),
    backup: create('backup', { description: 'Backup vault', viaServices: ['backup', 'backup-storage'] }),
    logs: create('logs', {
      description: 'Log groups',
      viaServices: [],
      usedBy: [
        {
          principal: `logs.${region}.amazonaws.com`,
          condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
        },
      ],
    }),
    alarms: create('alarms', {
      description: 'Messages of the alarm topics',
      viaServices: ['sns'],
      // EventBridge sends no source account; SNS sends the topic's ARN for every publisher.
      usedBy: alarmPublishers(environment).map((principal) => ({
        principal,
        condition: { StringEquals: { 'kms:EncryptionContext:aws:sns:topicArn': topicArns } },
      })),
    }),
    ...(environment.vectorStore.enabled && {
      vectorStore: create('vector-store', {
        description: 'Vector store on EFS',
        viaServices: ['elasticfilesystem'],
      }),
    }),
  };
}

/** 12-digit account id in the ARN of a vault. */
const accountOf = (vaultArn: string): string => vaultArn.split(':')[4] ?? '';

/** ARN of the key of each class of data. */
export type KeyArns = ReturnType<typeof createKeys>;
