import { DataAwsSecretsmanagerSecretVersions } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-versions';
import { TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import type { ServiceName } from '../../modules/ecs/service-settings';
import type { RequiredSecretVersion } from '../../modules/ecs/task-definition';
import { secretNameOf } from '../../modules/secrets/settings';
import type { FoundationOutputs } from '../contract';

/** Who runs containers with secrets. */
export type Process = ServiceName | 'migration';

/** All of them. */
export const PROCESSES = ['ai', 'rails', 'sidekiq', 'migration'] as const satisfies readonly Process[];

/** What each process needs to start, out of what Terraform writes. */
const GENERATED: Readonly<Record<Process, readonly string[]>> = {
  ai: ['DATABASE_URL', 'REDIS_URL', 'AI_SERVICE_API_KEY'],
  rails: ['DATABASE_URL', 'REDIS_URL', 'AI_SERVICE_API_KEY', 'SECRET_KEY_BASE'],
  sidekiq: ['DATABASE_URL', 'REDIS_URL', 'AI_SERVICE_API_KEY', 'SECRET_KEY_BASE'],
  migration: ['DATABASE_URL', 'SECRET_KEY_BASE'],
};

/** Keys of other companies by who calls them; a key that is not here goes to every service. */
const READERS: Readonly<Record<string, readonly Process[]>> = {
  OPENAI_API_KEY: ['ai'],
  ANTHROPIC_API_KEY: ['ai'],
  LANGCHAIN_API_KEY: ['ai'],
  TWILIO_ACCOUNT_SID: ['sidekiq'],
  TWILIO_AUTH_TOKEN: ['sidekiq'],
  SLACK_BOT_TOKEN: ['sidekiq'],
};
const EVERY_SERVICE: readonly Process[] = ['ai', 'rails', 'sidekiq'];

/** Environment variables of a process that hold secrets. */
export const secretVariables = (process: Process, { secrets }: Environment): readonly string[] => [
  ...GENERATED[process],
  ...Object.entries(secrets.externalKeys)
    .filter(([variable, use]) => use === 'injected' && (READERS[variable] ?? EVERY_SERVICE).includes(process))
    .map(([variable]) => variable),
];

/** Environment variables that hold a secret of some process. */
export const injectedVariables = (environment: Environment): readonly string[] => [
  ...new Set(PROCESSES.flatMap((process) => secretVariables(process, environment))),
];

/** What a task definition needs of one secret. */
export interface InjectedSecret {
  readonly arn: string;
  /** ARN with the version: a rotation is a new task definition, and with it a rolling deployment. */
  readonly valueFrom: string;
  /** Version with the current value, null while there is none; only of secrets that an operator writes. */
  readonly required?: RequiredSecretVersion;
}

/** Where tasks get secrets from. */
export interface SecretSource {
  /** One secret by its environment variable. */
  readonly get: (variable: string) => InjectedSecret;
}

/**
 * The secrets that tasks are started with. A version comes from the foundation where Terraform alone writes the
 * value. Where an operator does, the version is looked up when the application is planned: ids only, no value.
 * @see Amazon ECS Developer Guide, "Pass Secrets Manager secrets through Amazon ECS environment variables"
 */
export class InjectedSecrets extends Construct implements SecretSource {
  private readonly lookups = new Map<string, string>();

  constructor(
    scope: Construct,
    id: string,
    private readonly foundation: Pick<FoundationOutputs, 'secretArns' | 'secretVersionIds'>,
    /** Beginning of the secrets' names, such as `bmo-learning/prod`. */
    private readonly path: string,
  ) {
    super(scope, id);
  }

  /** One secret by its environment variable. */
  get(variable: string): InjectedSecret {
    const arn = this.foundation.secretArns[variable];
    if (arn === undefined) throw new Error(`The foundation publishes no secret for ${variable}.`);
    const published = this.foundation.secretVersionIds[variable];
    if (published !== undefined) return { arn, valueFrom: `${arn}:::${published}` };
    const current = this.currentVersion(variable, arn);
    return {
      arn,
      valueFrom: `${arn}:::${current}`,
      required: { secretId: this.nameOf(variable), versionId: current },
    };
  }

  private nameOf(variable: string): string {
    return `${this.path}/${secretNameOf(variable)}`;
  }

  /** The version that is current; the same lookup serves every reader. */
  private currentVersion(variable: string, secretId: string): string {
    const known = this.lookups.get(variable);
    if (known) return known;
    const lookup = new DataAwsSecretsmanagerSecretVersions(this, secretNameOf(variable), { secretId });
    const versions = `data.aws_secretsmanager_secret_versions.${lookup.friendlyUniqueId}.versions`;
    // A local value, so that no quotes get into the JSON of container definitions. The provider answers null,
    // not an empty list, while there is no version; iterating over that is the error that `try` catches.
    const current = new TerraformLocal(
      this,
      `${secretNameOf(variable)}-version`,
      `\${one(try([for version in ${versions} : version.version_id ` +
        'if contains(version.version_stages, "AWSCURRENT")], []))}',
    ).asString;
    this.lookups.set(variable, current);
    return current;
  }
}
