import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import { Construct } from 'constructs';

export interface LockTableProps {
  /** Changing it asks for another table, and is refused: this one cannot be destroyed. */
  readonly tableName: string;
}

/**
 * Table of state locks, and of the digest of each state, by which Terraform notices that somebody else wrote it.
 *
 * Encrypted with the key that DynamoDB owns: a lock names a state and who holds it, nothing secret, and no
 * plan should wait for a KMS key that was disabled. Deletion protection refuses what `prevent_destroy` cannot
 * see: a delete in the console. An existing table is imported as `aws_dynamodb_table.<id>` and changed in place.
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
      // What the backend calls its key, to the letter.
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
