import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import { Construct } from 'constructs';

export interface LockTableProps {
  /** Terraform rejects a change, because it would replace the table. */
  readonly tableName: string;
}

/**
 * Table of state locks, and of the digest of each state, with which Terraform detects a state that another writer
 * changed.
 *
 * Encrypted with the key that DynamoDB owns: a lock holds the name of a state and of its user, nothing secret, and a
 * disabled KMS key must not stop every plan. Deletion protection also refuses a delete in the console, which
 * `prevent_destroy` cannot. An existing table is imported as `aws_dynamodb_table.<id>` and changed in place.
 *
 * @see Terraform documentation, "Backend Type: s3", "DynamoDB State Locking"
 * @see Amazon DynamoDB Developer Guide, "DynamoDB encryption at rest" and "Using deletion protection to protect
 * your table"
 */
export class LockTable extends Construct {
  readonly tableName: string;

  constructor(scope: Construct, id: string, props: LockTableProps) {
    super(scope, id);
    const table = new DynamodbTable(this, 'this', {
      name: props.tableName,
      // The name that the backend requires.
      hashKey: 'LockID',
      attribute: [{ name: 'LockID', type: 'S' }],
      billingMode: 'PAY_PER_REQUEST',
      pointInTimeRecovery: { enabled: true },
      deletionProtectionEnabled: true,
      lifecycle: { preventDestroy: true },
    });
    this.tableName = table.name;
  }
}
