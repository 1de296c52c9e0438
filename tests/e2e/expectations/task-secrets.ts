import { ListSecretVersionIdsCommand } from '@aws-sdk/client-secrets-manager';
import type { Aws } from '../aws';
import { askQuery } from '../aws-api';
import { containerOf } from './ecs-lookups';
import type { ExpectedEnvironment } from './expected';
import { TASKS, type TaskName } from './expected-application';
import { expectEqual } from './lookups';
import { listSecrets } from './secrets';
import { findTask } from './task-definitions';

/** The migration migrates as the master user, and creates the role that the services log in as. */
const OF_THE_MIGRATION: Readonly<Record<string, string>> = {
  DATABASE_URL: 'MIGRATION_DATABASE_URL',
  APPLICATION_DATABASE_URL: 'DATABASE_URL',
};

/** The secret that a task reads a variable from. */
const secretOf = (task: TaskName, variable: string): string =>
  (task === 'migration' ? OF_THE_MIGRATION[variable] : undefined) ?? variable;

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/**
 * Each secret of a task is pinned to the version that is current, and the role that starts its tasks reads
 * these secrets and no others.
 */
export async function expectTaskSecrets(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const secrets = await listSecrets(aws, expected);
  const current = new Map<string, string>();
  for (const { ARN = '', Name = '' } of secrets) {
    const { Versions = [] } = await aws.secrets.send(new ListSecretVersionIdsCommand({ SecretId: ARN }));
    const version = Versions.find(({ VersionStages }) => VersionStages?.includes('AWSCURRENT'));
    const variable = Name.replace(`${expected.secretPath}/`, '').replaceAll('-', '_').toUpperCase();
    if (version) current.set(variable, `${ARN}:::${version.VersionId}`);
  }
  let pins = 0;
  for (const task of TASKS) {
    const definition = await findTask(aws, expected, task);
    const { secrets: injected = [] } = containerOf(definition);
    for (const { name, valueFrom } of injected) {
      expectEqual(`version of ${name} in ${task}`, valueFrom, current.get(secretOf(task, name)));
    }
    const arns = injected.map(({ valueFrom }) => valueFrom.split(':::')[0] ?? '').sort();
    const readable = await readableSecrets(aws, roleName(definition.executionRoleArn));
    expectEqual(`secrets that the execution role of ${task} reads`, readable, arns);
    if (definition.taskRoleArn) {
      const byItself = await readableSecrets(aws, roleName(definition.taskRoleArn));
      expectEqual(`secrets that ${task} reads by itself`, byItself, []);
    }
    pins += injected.length;
  }
  return `${pins} current versions, each readable by its own task`;
}

const roleName = (arn: string) => arn.split('/').at(-1) ?? '';

/** What the inline policies of a role let it read in Secrets Manager, in order. */
async function readableSecrets(aws: Aws, RoleName: string): Promise<string[]> {
  const attached = await askQuery<{ AttachedPolicies: unknown[] }>(aws, 'iam', 'ListAttachedRolePolicies', {
    RoleName,
  });
  expectEqual(`managed policies of ${RoleName}`, attached.AttachedPolicies, []);
  const { PolicyNames } = await askQuery<{ PolicyNames: string[] }>(aws, 'iam', 'ListRolePolicies', {
    RoleName,
  });
  const readable: string[] = [];
  for (const PolicyName of PolicyNames) {
    const { PolicyDocument } = await askQuery<{ PolicyDocument: string }>(aws, 'iam', 'GetRolePolicy', {
      RoleName,
      PolicyName,
    });
    const statements: readonly Statement[] = JSON.parse(decodeURIComponent(PolicyDocument)).Statement;
    for (const { Effect, Action, Resource } of statements) {
      const reads = [Action].flat().some((action) => /^(\*|secretsmanager:.*)$/.test(action));
      if (Effect === 'Allow' && reads) readable.push(...[Resource].flat());
    }
  }
  return readable.sort();
}
