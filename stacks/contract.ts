import {
  DataTerraformRemoteStateS3,
  propertyAccess,
  TerraformOutput,
  type TerraformStack,
  Token,
} from 'cdktf';
import type { Environment } from '../modules/config/schema';
import { type ByZone, zonesByLetter } from '../modules/network/zones';
import { GENERATED_VARIABLES } from '../modules/secrets/settings';
import { type CoreGroup, coreGroups } from '../modules/security-groups/flows';
import { stateLocation } from './platform-stack';

/** Image of the platform; Sidekiq and the migration run the Rails API's. */
export type Image = 'aiService' | 'railsApi';

/** Whether alarms exist in us-east-1: on charges, and on CloudFront with its firewall and its certificate. */
export const watchesUsEast1 = ({ budget, cloudFront }: Environment): boolean =>
  budget.billingAlarm.enabled || cloudFront.enabled;

/** Topics of alarms. */
export interface AlarmTopicArns {
  /** Pages. */
  readonly critical: string;
  readonly warning: string;
  /** Warnings in us-east-1, where alarms exist there. */
  readonly usEast1?: string;
  /** Pages in us-east-1, where CloudFront is on. */
  readonly criticalUsEast1?: string;
}

/** Keys of the topics that an environment has. */
export const alarmTopicKeys = (environment: Environment): readonly (keyof AlarmTopicArns)[] => [
  'critical',
  'warning',
  ...(watchesUsEast1(environment) ? (['usEast1'] as const) : []),
  ...(environment.cloudFront.enabled ? (['criticalUsEast1'] as const) : []),
];

/** The only values that the application stack gets from the foundation: ids and ARNs, never a secret value. */
export interface FoundationOutputs {
  readonly vpcId: string;
  /** Public subnet of each zone, by the zone's letter. */
  readonly publicSubnetIds: ByZone;
  /** Private subnet of each zone, by the zone's letter. */
  readonly privateSubnetIds: ByZone;
  readonly securityGroupIds: Readonly<Record<CoreGroup, string>>;
  /** KMS keys that the application uses. */
  readonly keyArns: Readonly<Record<(typeof publishedKeys)[number], string>>;
  /** ARN of the secret of each environment variable. */
  readonly secretArns: Readonly<Record<string, string>>;
  /**
   * Version id of each secret that only Terraform writes. The versions of secrets that an operator writes are looked up
   * when the application is planned.
   */
  readonly secretVersionIds: Readonly<Record<string, string>>;
  /** Host name of the database. */
  readonly databaseAddress: string;
  /** PostgreSQL extensions that the migration creates, separated by commas. */
  readonly databaseExtensions: string;
  readonly documentsBucketName: string;
  readonly backupsBucketName: string;
  readonly logBucketName: string;
  /** Alarm topics. */
  readonly alarmTopicArns: AlarmTopicArns;
  /** Delivery stream of the log archive; undefined where the archive is off. */
  readonly logArchive: Readonly<Record<(typeof logArchiveKeys)[number], string>> | undefined;
  /** URL of the ECR repository of each image, without a tag. */
  readonly repositoryUrls: Readonly<Record<Image, string>>;
  readonly repositoryArns: Readonly<Record<Image, string>>;
  /** File system of the vector store; undefined where it is off. */
  readonly vectorStore: Readonly<Record<(typeof vectorStoreKeys)[number], string>> | undefined;
}

const vectorStoreKeys = ['fileSystemId', 'fileSystemArn', 'accessPointId', 'accessPointArn'] as const;
const logArchiveKeys = ['deliveryStreamArn', 'writerRoleArn'] as const;
const images: readonly Image[] = ['aiService', 'railsApi'];
const publishedKeys = ['secrets', 'storage', 'logs', 'alarms'] as const;

/** Secrets that only Terraform writes; an operator adds AUTH to REDIS_URL. */
export const PINNED_VARIABLES: readonly string[] = GENERATED_VARIABLES.filter(
  (variable) => variable !== 'REDIS_URL',
);

interface Declaration {
  /** Name of the Terraform output. Renaming it breaks an application that was synthesized before. */
  readonly output: string;
  readonly description: string;
  /** Keys of an output that is a map. */
  readonly keys?: (environment: Environment) => readonly string[];
  /** Whether an environment has this output. @default every environment has it */
  readonly when?: (environment: Environment) => boolean;
}

const zoneLetters = ({ network }: Environment) => Object.keys(zonesByLetter(network.availabilityZones));

const declarations: Readonly<Record<keyof FoundationOutputs, Declaration>> = {
  vpcId: { output: 'vpc_id', description: 'Id of the VPC' },
  publicSubnetIds: {
    output: 'public_subnet_ids',
    description: 'Id of the public subnet of each Availability Zone, by the letter of the zone',
    keys: zoneLetters,
  },
  privateSubnetIds: {
    output: 'private_subnet_ids',
    description: 'Id of the private subnet of each Availability Zone, by the letter of the zone',
    keys: zoneLetters,
  },
  securityGroupIds: {
    output: 'security_group_ids',
    description: 'Id of the security group of each role',
    keys: () => coreGroups,
  },
  keyArns: {
    output: 'key_arns',
    description: 'ARNs of the KMS keys that the application uses',
    keys: () => publishedKeys,
  },
  secretArns: {
    output: 'secret_arns',
    description: 'ARN of the secret of each environment variable',
    keys: ({ secrets }) => [...GENERATED_VARIABLES, ...Object.keys(secrets.externalKeys)],
  },
  secretVersionIds: {
    output: 'secret_version_ids',
    description: 'Version id of each secret that only Terraform writes',
    keys: () => PINNED_VARIABLES,
  },
  databaseAddress: { output: 'database_address', description: 'Host name of the database' },
  databaseExtensions: {
    output: 'database_extensions',
    description: 'PostgreSQL extensions that the database must have, separated by commas',
  },
  documentsBucketName: {
    output: 'documents_bucket_name',
    description: 'Name of the bucket of uploaded documents',
  },
  backupsBucketName: {
    output: 'backups_bucket_name',
    description: 'Name of the bucket of database exports and dumps',
  },
  logBucketName: {
    output: 'log_bucket_name',
    description: 'Name of the bucket that AWS services deliver logs to',
  },
  alarmTopicArns: {
    output: 'alarm_topic_arns',
    description: 'ARNs of the alarm topics: those that page and those that do not, here and in us-east-1',
    keys: alarmTopicKeys,
  },
  logArchive: {
    output: 'log_archive',
    description: 'Delivery stream of the log archive, and the role that writes to it',
    keys: () => logArchiveKeys,
    when: ({ logs }) => logs.archive.enabled,
  },
  repositoryUrls: {
    output: 'repository_urls',
    description: 'URL of the ECR repository of each image, without a tag',
    keys: () => images,
  },
  repositoryArns: {
    output: 'repository_arns',
    description: 'ARN of the ECR repository of each image',
    keys: () => images,
  },
  vectorStore: {
    output: 'vector_store',
    description: 'EFS file system of the vector store and its access point',
    keys: () => vectorStoreKeys,
    when: ({ vectorStore }) => vectorStore.enabled,
  },
};

const entries = Object.entries(declarations) as [keyof FoundationOutputs, Declaration][];

/** Declares the foundation's outputs. Called once, by the foundation. */
export function publishFoundationOutputs(stack: TerraformStack, values: FoundationOutputs): void {
  for (const [name, { output, description }] of entries) {
    if (values[name] === undefined) continue;
    new TerraformOutput(stack, output, { staticId: true, value: values[name], description });
  }
}

/**
 * Reads the foundation's outputs from its state. A plan fails before the foundation has been applied.
 * @see Terraform documentation, "The terraform_remote_state Data Source"
 */
export function readFoundationOutputs(stack: TerraformStack, environment: Environment): FoundationOutputs {
  const state = new DataTerraformRemoteStateS3(stack, 'foundation', stateLocation(environment, 'foundation'));
  const read = ({ output, keys }: Declaration) =>
    keys
      ? Object.fromEntries(
          keys(environment).map((key) => [key, Token.asString(propertyAccess(state.get(output), [key]))]),
        )
      : state.getString(output);
  return Object.fromEntries(
    entries
      .filter(([, { when }]) => when?.(environment) ?? true)
      .map(([name, declaration]) => [name, read(declaration)]),
  ) as unknown as FoundationOutputs;
}
