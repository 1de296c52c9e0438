import { DescribeTableCommand, ListTagsOfResourceCommand } from '@aws-sdk/client-dynamodb';
import { LOCK_TABLE_KEY, tableKey } from '../../toolbox/aws/state-backend';
import { ABSENT, type ExistenceCheck, hasStackTag, present, unlessMissing } from './existence-check';

/** A table that Terraform can lock with; one with another key is refused, because a key cannot be changed. */
export const checkLockTable: ExistenceCheck = async (resource, { clients, stack, text }) => {
  const TableName = text(resource, 'name');
  const dynamodb = clients.dynamodb(resource.region);
  const described = await unlessMissing(['ResourceNotFoundException'], () =>
    dynamodb.send(new DescribeTableCommand({ TableName })),
  );
  if (!described?.Table) return ABSENT;
  const key = tableKey(described.Table);
  if (key !== LOCK_TABLE_KEY) {
    const problem = {
      at: `table ${TableName} in ${resource.region}`,
      got: `the key ${key}`,
      allowed: `no such table yet, or one with the key ${LOCK_TABLE_KEY}`,
      fix: 'The key of a table cannot be changed: name another table in `state` of environments/.',
    };
    return { is: 'refused', problem };
  }
  const ResourceArn = described.Table.TableArn;
  const { Tags } = await dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn }));
  return present(TableName, hasStackTag(stack, Tags));
};
