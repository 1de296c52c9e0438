import assert from 'node:assert/strict';
import { DescribeTagsCommand } from '@aws-sdk/client-ec2';
import type { Aws } from '../aws';
import type { StateResource } from '../state-backend';
import { expectEqual } from './lookups';

/** Ids by which EC2 knows a resource's tags. */
const EC2_ID = /^(eipalloc|fl|igw|nat|rtb|sg|sgr|subnet|vpc|vpce)-[0-9a-f]+$/;

/** Every taggable resource of a stack carries these tags: as read back by Terraform, and as EC2 has them. */
export async function expectTags(
  aws: Aws,
  resources: readonly StateResource[],
  tags: Readonly<Record<string, string>>,
): Promise<string> {
  const taggable = resources.filter(
    // An object may have ten tags only: its bucket has them.
    ({ address, attributes }) => attributes.tags_all !== undefined && !address.startsWith('aws_s3_object.'),
  );
  assert.ok(taggable.length > 0, 'no resource of the stack has tags');
  const inEc2 = await ec2Tags(
    aws,
    taggable.map(({ attributes }) => attributes.id),
  );
  for (const { address, attributes } of taggable) {
    const actual = EC2_ID.test(attributes.id) ? inEc2.get(attributes.id) : attributes.tags_all;
    const common = Object.fromEntries(Object.keys(tags).map((key) => [key, actual?.[key]]));
    expectEqual(`tags of ${address}`, common, tags);
  }
  return `${taggable.length} resources`;
}

async function ec2Tags({ ec2 }: Aws, ids: readonly string[]) {
  const { Tags = [] } = await ec2.send(
    new DescribeTagsCommand({
      Filters: [{ Name: 'resource-id', Values: ids.filter((id) => EC2_ID.test(id)) }],
    }),
  );
  const byId = new Map<string, Record<string, string>>();
  for (const { ResourceId = '', Key = '', Value = '' } of Tags) {
    byId.set(ResourceId, { ...byId.get(ResourceId), [Key]: Value });
  }
  return byId;
}
