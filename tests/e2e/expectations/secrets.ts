import assert from 'node:assert/strict';
import {
  GetResourcePolicyCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  ListSecretVersionIdsCommand,
  type SecretListEntry,
} from '@aws-sdk/client-secrets-manager';
import type { Aws } from '../aws';
import { ACCOUNT_ID } from '../emulator';
import type { ExpectedEnvironment } from './expected';
import { findKey } from './keys';
import { expectEqual } from './lookups';

/** Written by Terraform. */
const WITH_VALUE = [
  'ai-service-api-key',
  'database-application-password',
  'database-master-password',
  'database-url',
  'migration-database-url',
  'redis-url',
  'secret-key-base',
];
/** Put by an operator. */
const PUT = ['anthropic-api-key', 'openai-api-key'];
/** Places for what an operator may put one day. */
const WITHOUT_VALUE = ['langchain-api-key', 'slack-bot-token', 'twilio-account-sid', 'twilio-auth-token'];

/** Every secret is there under its name, encrypted with the customer key, closed to other accounts. */
export async function expectSecrets(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { secretPath } = expected;
  const secrets = await listSecrets(aws, expected);
  expectEqual(
    'secrets',
    secrets.map(({ Name }) => Name).sort(),
    [...WITH_VALUE, ...PUT, ...WITHOUT_VALUE].map((name) => `${secretPath}/${name}`).sort(),
  );
  const key = await findKey(aws, expected, 'secrets');
  for (const { Name, KmsKeyId } of secrets) {
    expectEqual(`key of ${Name}`, KmsKeyId, key);
    await expectOwnAccountOnly(aws, Name);
  }
  for (const name of [...WITH_VALUE, ...PUT]) {
    assert.ok(await secretValue(aws, `${secretPath}/${name}`), `${name} has an empty value`);
  }
  for (const name of WITHOUT_VALUE) {
    const { Versions = [] } = await aws.secrets.send(
      new ListSecretVersionIdsCommand({ SecretId: `${secretPath}/${name}` }),
    );
    expectEqual(`versions of ${name}`, Versions.length, 0);
  }
  return `${WITH_VALUE.length + PUT.length} with a value, ${WITHOUT_VALUE.length} without`;
}

/** The environment's secrets that have not been deleted. */
export async function listSecrets(
  { secrets }: Aws,
  { secretPath }: ExpectedEnvironment,
): Promise<readonly SecretListEntry[]> {
  const { SecretList = [] } = await secrets.send(new ListSecretsCommand({ MaxResults: 100 }));
  return SecretList.filter(({ Name }) => Name?.startsWith(`${secretPath}/`));
}

/** Current value of a secret, or that of one of its versions. */
export async function secretValue({ secrets }: Aws, SecretId: string, VersionId?: string): Promise<string> {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId, VersionId }));
  return SecretString ?? '';
}

/** Whoever is of another account is denied, except AWS services that act in their own name. */
async function expectOwnAccountOnly({ secrets }: Aws, SecretId: string | undefined): Promise<void> {
  const { ResourcePolicy } = await secrets.send(new GetResourcePolicyCommand({ SecretId }));
  const { Statement } = JSON.parse(ResourcePolicy ?? '{"Statement":[]}');
  expectEqual(`policy of ${SecretId}`, Statement, [
    {
      Sid: 'DenyOtherAccounts',
      Effect: 'Deny',
      Principal: '*',
      Action: 'secretsmanager:*',
      Resource: '*',
      Condition: {
        StringNotEquals: { 'aws:PrincipalAccount': ACCOUNT_ID },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    },
  ]);
}
