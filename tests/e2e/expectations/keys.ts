import {
  DescribeKeyCommand,
  GetKeyRotationStatusCommand,
  type KeyMetadata,
  ListAliasesCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms';
import type { Aws } from '../aws';
import type { ExpectedEnvironment } from './expected';
import { expectEqual, only } from './lookups';

/** Classes of data with a key of their own. */
const DATA_CLASSES = ['database', 'redis', 'secrets', 'storage', 'backup', 'logs', 'alarms'];

/** ARN of the key that an environment's alias for a class of data points to. */
export async function findKey(
  { kms }: Aws,
  { prefix }: ExpectedEnvironment,
  dataClass: string,
): Promise<string> {
  const { Aliases = [] } = await kms.send(new ListAliasesCommand({ Limit: 100 }));
  const name = `alias/${prefix}-${dataClass}`;
  const { TargetKeyId } = only(
    `key ${name}`,
    Aliases.filter(({ AliasName }) => AliasName === name),
  );
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: TargetKeyId }));
  return KeyMetadata?.Arn ?? '';
}

/** Every class of data has an enabled key that is nobody else's and is rotated. */
export async function expectKeys(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const arns = new Set<string>();
  for (const dataClass of DATA_CLASSES) {
    const KeyId = await findKey(aws, expected, dataClass);
    const { KeyMetadata } = await aws.kms.send(new DescribeKeyCommand({ KeyId }));
    const { KeyRotationEnabled } = await aws.kms.send(new GetKeyRotationStatusCommand({ KeyId }));
    expectEqual(`state of the ${dataClass} key`, KeyMetadata?.KeyState, 'Enabled');
    expectEqual(`manager of the ${dataClass} key`, KeyMetadata?.KeyManager, 'CUSTOMER');
    expectEqual(`rotation of the ${dataClass} key`, KeyRotationEnabled, true);
    arns.add(KeyId);
  }
  expectEqual('different keys', arns.size, DATA_CLASSES.length);
  return `${arns.size}, rotated`;
}

/** Every key that carries one of these names as its `Stack` tag, also those that wait for deletion. */
export async function keysOfStacks({ kms }: Aws, stacks: readonly string[]): Promise<KeyMetadata[]> {
  const { Keys = [] } = await kms.send(new ListKeysCommand({ Limit: 1000 }));
  const ours: KeyMetadata[] = [];
  for (const { KeyId } of Keys) {
    const { Tags = [] } = await kms.send(new ListResourceTagsCommand({ KeyId }));
    const stack = Tags.find(({ TagKey }) => TagKey === 'Stack')?.TagValue;
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
    if (KeyMetadata && stack && stacks.includes(stack)) ours.push(KeyMetadata);
  }
  return ours;
}
