import { LockTable } from '../../../terraform-state-bootstrap/state/lock-table';
import { itIsReusable } from '../../support/reusable';
import { synthesizeConstruct } from '../../support/synthesize';

const configuration = synthesizeConstruct(
  (stack) => new LockTable(stack, 'lock-table', { tableName: 'test-lock' }),
);
const table = configuration.at('aws_dynamodb_table.lock-table');

describe('the lock table', () => {
  it('has the one key that the backend writes', () => {
    expect(table).toMatchObject({
      name: 'test-lock',
      hash_key: 'LockID',
      attribute: [{ name: 'LockID', type: 'S' }],
    });
    expect(table).not.toHaveProperty('range_key');
  });

  it('is paid by request and needs no capacity (DynamoDB.1, CKV2_AWS_16)', () => {
    expect(table['billing_mode']).toBe('PAY_PER_REQUEST');
  });

  it('can be restored to any second of the last 35 days (DynamoDB.2, CKV_AWS_28)', () => {
    expect(table['point_in_time_recovery']).toEqual({ enabled: true });
  });

  it('cannot be destroyed, by Terraform or anybody (DynamoDB.6)', () => {
    expect(table).toMatchObject({ deletion_protection_enabled: true, lifecycle: { prevent_destroy: true } });
  });

  it('waits for no KMS key: the key of DynamoDB encrypts it', () => {
    expect(table).not.toHaveProperty('server_side_encryption');
  });

  it('has exactly this address', () => {
    expect(configuration.addresses()).toEqual(['aws_dynamodb_table.lock-table']);
  });

  itIsReusable((stack, id, { text }) => {
    new LockTable(stack, id, { tableName: text('table_name') });
  });
});
