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

/** Whether alarms exist in us-east-1: on charges, and on the firewall and certificate of CloudFront. */
export const watchesUsEast1 = ({ budget, cloudFront }: Environment): boolean =>
  budget.billingAlarm.enabled || cloudFront.enabled;

/** The only values that the application stack gets from the foundation: ids and ARNs, never a secret value. */
export interface FoundationOutputs {
  readonly vpcId: string;
  /** Public subnet of each zone, by the zone's letter. */
  readonly publicSubnetIds: ByZone;
  /** Private subnet of each zone, by the zone's letter. */
  readonly privateSubnetIds: ByZone;
  readonly securityGroupIds: Readonly<Record<CoreGroup, string>>;
  /** Customer keys that the application reads or writes with. */
  readonly keyArns: Readonly<Record<(typeof publishedKeys)[number], string>>;
  /** Secret behind each environment variable. */
  readonly secretArns: Readonly<Record<string, string>>;
  /**
   * Version that holds the value, of secrets whose value Terraform alone writes; the others, written by an
   * operator, are looked up when the application is planned.
   */
  readonly secretVersionIds: Readonly<Record<string, string>>;
  /** Extensions that the migration creates and readiness looks for, separated by commas. */
  readonly databaseExtensions: string;
  readonly documentsBucketName: string;
  readonly backupsBucketName: string;
  readonly logBucketName: string;
  /** Topics of alarms; `usEast1` only where something is watched there. */
  readonly alarmTopicArns: Readonly<Record<'critical' | 'warning', string>> & { readonly usEast1?: string };
  /** Where log groups are copied to; undefined where nothing is archived. */
  readonly logArchive: Readonly<Record<(typeof logArchiveKeys)[number], string>> | undefined;
  /** Where each image is pulled from, without a tag. */
  readonly repositoryUrls: Readonly<Record<Image, string>>;
  readonly repositoryArns: Readonly<Record<Image, string>>;
  /** File system of the vector store; undefined where it is off. */
  readonly vectorStore: Readonly<Record<(typeof vectorStoreKeys)[number], string>> | undefined;
}

const vectorStoreKeys = ['fileSystemId', 'fileSystemArn', 'accessPointId', 'accessPointArn'] as const;
const logArchiveKeys = ['deliveryStreamArn', 'writerRoleArn'] as const;
const images: readonly Image[] = ['aiService', 'railsApi'];
const publishedKeys = ['secrets', 'storage', 'logs', 'alarms'] as const;

/** Secrets whose value Terraform alone writes; the operator adds AUTH to the URL of Redis. */
export const PINNED_VARIABLES: readonly string[] = GENERATED_VARIABLES.filter(
  (variable) => variable !== 'REDIS_URL',
);

interface Declaration {
  /** Name of the Terraform output. Renaming it breaks an application that was not synthesized with it. */
  readonly output: string;
  readonly description: string;
  /** Keys of an output that is a map. */
  readonly keys?: (environment: Environment) => readonly string[];
  /** Whether an environment has this output; each has if nothing is said. */
  readonly when?: (environment: Environment) => boolean;
}

const zoneLetters = ({ network }: Environment) => Object.keys(zonesByLetter(network.availabilityZones));

const declarations: Readonly<Record<keyof FoundationOutputs, Declaration>> = {
  vpcId: { output: 'vpc_id', description: 'VPC that the platform runs in' },
  publicSubnetIds: {
    output: 'public_subnet_ids',
    description: 'Public subnet of each Availability Zone, by the letter of the zone',
    keys: zoneLetters,
  },
  privateSubnetIds: {
    output: 'private_subnet_ids',
    description: 'Private subnet of each Availability Zone, by the letter of the zone',
    keys: zoneLetters,
  },
  securityGroupIds: {
    output: 'security_group_ids',
    description: 'Security group of each role',
    keys: () => coreGroups,
  },
  keyArns: {
    output: 'key_arns',
    description: 'Customer keys that the application reads or writes with',
    keys: () => publishedKeys,
  },
  secretArns: {
    output: 'secret_arns',
    description: 'Secret behind each environment variable',
    keys: ({ secrets }) => [...GENERATED_VARIABLES, ...Object.keys(secrets.externalKeys)],
  },
  secretVersionIds: {
    output: 'secret_version_ids',
    description: 'Version that holds the value, of secrets whose value Terraform alone writes',
    keys: () => PINNED_VARIABLES,
  },
  databaseExtensions: {
    output: 'database_extensions',
    description: 'Extensions that must exist inside the database, separated by commas',
  },
  documentsBucketName: { output: 'documents_bucket_name', description: 'Bucket of uploaded documents' },
  backupsBucketName: { output: 'backups_bucket_name', description: 'Bucket of exports and dumps' },
  logBucketName: { output: 'log_bucket_name', description: 'Bucket that AWS services deliver logs to' },
  alarmTopicArns: {
    output: 'alarm_topic_arns',
    description: 'Topics that alarms are published to: one that pages, one to read, one in us-east-1',
    keys: (environment) => ['critical', 'warning', ...(watchesUsEast1(environment) ? ['usEast1'] : [])],
  },
  logArchive: {
    output: 'log_archive',
    description: 'Delivery stream that log groups are copied to, and the role that writes to it',
    keys: () => logArchiveKeys,
    when: ({ logs }) => logs.archive.enabled,
  },
  repositoryUrls: {
    output: 'repository_urls',
    description: 'Where each image is pushed to and pulled from, without a tag',
    keys: () => images,
  },
  repositoryArns: {
    output: 'repository_arns',
    description: 'Repository of each image',
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
 * Reads the foundation's outputs out of its state: the application's only view of the foundation. A plan
 * fails while the foundation has not been applied.
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
