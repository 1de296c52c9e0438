import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Blocks of a Terraform JSON configuration that {@link emulatorOverride} looks at. */
export interface TerraformJson {
  readonly terraform: { readonly backend: { readonly s3: object } };
  readonly provider: { readonly aws: readonly { readonly alias?: string }[] };
  readonly data?: {
    readonly terraform_remote_state?: Readonly<Record<string, { readonly config: object }>>;
  };
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
  readonly variable?: Readonly<Record<string, { readonly default?: unknown }>>;
}

interface Resource {
  readonly lifecycle?: { readonly prevent_destroy?: boolean };
  readonly skip_destroy?: unknown;
}

/** Every service that the stacks use or will use, in the words of the provider's `endpoints` block. */
const SERVICES = [
  'acm',
  'appautoscaling',
  'backup',
  'budgets',
  'ce',
  'chatbot',
  'cloudfront',
  'cloudwatch',
  'dynamodb',
  'ec2',
  'ecr',
  'ecs',
  'efs',
  'elasticache',
  'elbv2',
  'events',
  'firehose',
  'iam',
  'kms',
  'logs',
  'rds',
  'route53',
  's3',
  's3control',
  'secretsmanager',
  'servicediscovery',
  'sns',
  'sqs',
  'ssm',
  'sts',
  'synthetics',
  'wafv2',
];

/** The access key is the root's own name: the emulator's call log tells by it who called. */
const keysOf = (caller: string) => ({ access_key: caller, secret_key: 'test' });

/** What a provider needs to talk to the emulator. The account id is still asked for: many ARNs hold it. */
const providerSettings = (endpoint: string, caller: string) => ({
  ...keysOf(caller),
  s3_use_path_style: true,
  skip_metadata_api_check: true,
  skip_credentials_validation: true,
  // The emulator answers 500 to what it lacks; more retries would only take minutes to say so.
  max_retries: 2,
  endpoints: [Object.fromEntries(SERVICES.map((service) => [service, endpoint]))],
});

/** What the S3 backend needs to talk to the emulator, beside its own settings. */
export const backendSettings = (endpoint: string, caller: string) => ({
  ...keysOf(caller),
  use_path_style: true,
  skip_metadata_api_check: true,
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  endpoints: { s3: endpoint, dynamodb: endpoint },
});

/** Leads every provider of a root to the emulator; `aliases` has undefined for the one without alias. */
export const providerOverride = (
  aliases: readonly (string | undefined)[],
  endpoint: string,
  caller: string,
) => ({
  provider: {
    aws: aliases.map((alias) => ({ ...(alias && { alias }), ...providerSettings(endpoint, caller) })),
  },
});

/**
 * Leads a synthesized root to the emulator: its providers, its backend and the states it reads. Terraform
 * replaces a backend and a `config` as a whole, so both are repeated with their own values.
 */
export function emulatorOverride(configuration: TerraformJson, endpoint: string, caller: string) {
  const settings = backendSettings(endpoint, caller);
  const states = Object.entries(configuration.data?.terraform_remote_state ?? {});
  const readState = (config: object) => ({ config: { ...config, ...settings } });
  return {
    terraform: { backend: { s3: { ...configuration.terraform.backend.s3, ...settings } } },
    ...providerOverride(
      configuration.provider.aws.map(({ alias }) => alias),
      endpoint,
      caller,
    ),
    ...(states.length > 0 && {
      data: {
        terraform_remote_state: Object.fromEntries(
          states.map(([name, { config }]) => [name, readState(config)]),
        ),
      },
    }),
  };
}

/** Writes an override beside a root's own files, which stay as they are. */
export const writeOverride = (folder: string, override: object): void =>
  writeFileSync(join(folder, 'emulator_override.tf.json'), `${JSON.stringify(override, null, 2)}\n`);
