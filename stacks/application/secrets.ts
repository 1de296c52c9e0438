import { DataAwsSecretsmanagerSecretVersions } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-versions';
import { TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import type { RequiredSecretVersion } from '../../modules/ecs/task-definition';
import { secretNameOf } from '../../modules/secrets/settings';
import type { FoundationOutputs } from '../contract';
import { TASK_NAMES, type TaskName } from './containers';

/** Secrets that Terraform creates, by the tasks that need them to start. */
const GENERATED: Readonly<Record<TaskName, readonly string[]>> = {
  ai: ['REDIS_URL', 'AI_SERVICE_API_KEY'],
  rails: ['DATABASE_URL', 'REDIS_URL', 'AI_SERVICE_API_KEY', 'SECRET_KEY_BASE'],
  sidekiq: ['DATABASE_URL', 'REDIS_URL', 'AI_SERVICE_API_KEY', 'SECRET_KEY_BASE'],
  migration: ['MIGRATION_DATABASE_URL', 'DATABASE_URL', 'SECRET_KEY_BASE'],
};

/** Where a task reads a secret from a variable of another name. The migration migrates as the master user. */
const RENAMED: Readonly<Partial<Record<TaskName, Readonly<Record<string, string>>>>> = {
  migration: { MIGRATION_DATABASE_URL: 'DATABASE_URL', DATABASE_URL: 'APPLICATION_DATABASE_URL' },
};

/** Name of the environment variable from which a task reads a secret. */
export const variableIn = (task: TaskName, secret: string): string => RENAMED[task]?.[secret] ?? secret;

/** Tasks that read each third-party API key; every service reads a key that is not listed. */
const READERS: Readonly<Record<string, readonly TaskName[]>> = {
  OPENAI_API_KEY: ['ai'],
  ANTHROPIC_API_KEY: ['ai'],
  LANGCHAIN_API_KEY: ['ai'],
  TWILIO_ACCOUNT_SID: ['sidekiq'],
  TWILIO_AUTH_TOKEN: ['sidekiq'],
  SLACK_BOT_TOKEN: ['sidekiq'],
};
const EVERY_SERVICE: readonly TaskName[] = ['ai', 'rails', 'sidekiq'];

/** Secrets that a task reads, by the environment variable that they are for. */
export const secretVariables = (task: TaskName, { secrets }: Environment): readonly string[] => [
  ...GENERATED[task],
  ...Object.entries(secrets.externalKeys)
    .filter(([variable, use]) => use === 'injected' && (READERS[variable] ?? EVERY_SERVICE).includes(task))
    .map(([variable]) => variable),
];

/** Environment variables that hold a secret of any task. */
export const injectedVariables = (environment: Environment): readonly string[] => [
  ...new Set(TASK_NAMES.flatMap((task) => secretVariables(task, environment))),
];

/** The value of an environment variable that holds a secret. */
export function ofVariable<T>(values: Readonly<Record<string, T>>, variable: string): T {
  const value = values[variable];
  if (value === undefined) throw new Error(`There is no secret for ${variable}.`);
  return value;
}

export interface InjectedSecret {
  /** ARN with the version: a rotation is a new task definition, and with it a rolling deployment. */
  readonly valueFrom: string;
  /** Current version of a secret that an operator writes; null before the first value. */
  readonly required?: RequiredSecretVersion;
}

/**
 * Secrets that tasks are started with, by environment variable. The foundation publishes the version where only
 * Terraform writes the value. Where an operator writes it, the version is looked up when the application is planned:
 * ids only, no value.
 * @see Amazon ECS Developer Guide, "Pass Secrets Manager secrets through Amazon ECS environment variables"
 */
export function readSecrets(
  stack: Construct,
  environment: Environment,
  { secretArns, secretVersionIds }: Pick<FoundationOutputs, 'secretArns' | 'secretVersionIds'>,
): Readonly<Record<string, InjectedSecret>> {
  const scope = new Construct(stack, 'secrets');
  const read = (variable: string): InjectedSecret => {
    const arn = ofVariable(secretArns, variable);
    const published = secretVersionIds[variable];
    if (published !== undefined) return { valueFrom: `${arn}:::${published}` };
    const name = secretNameOf(variable);
    const versionId = currentVersion(scope, name, arn);
    const secretId = `${environment.project}/${environment.name}/${name}`;
    return { valueFrom: `${arn}:::${versionId}`, required: { secretId, versionId } };
  };
  return Object.fromEntries(injectedVariables(environment).map((variable) => [variable, read(variable)]));
}

function currentVersion(scope: Construct, name: string, secretId: string): string {
  const lookup = new DataAwsSecretsmanagerSecretVersions(scope, name, { secretId });
  const versions = `data.aws_secretsmanager_secret_versions.${lookup.friendlyUniqueId}.versions`;
  // A local value keeps quotes out of the JSON of container definitions. While there is no version, the provider
  // answers null, not an empty list; iterating over null is the error that `try` catches.
  return new TerraformLocal(
    scope,
    `${name}-version`,
    `\${one(try([for version in ${versions} : version.version_id ` +
      'if contains(version.version_stages, "AWSCURRENT")], []))}',
  ).asString;
}
