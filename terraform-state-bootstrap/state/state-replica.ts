import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import { TerraformResource } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { replicaBucketName } from './bucket-names';
import { ReplicationRole } from './replication-role';
import { StateBucket } from './state-bucket';
import type { NoncurrentVersions } from './versions';

export interface StateReplicaProps {
  /** Bucket that is copied. */
  readonly stateBucket: StateBucket;
  /** Its name as configured: the beginning of the replica's name. */
  readonly stateBucketName: string;
  /** Name of the role in which S3 copies. Changing it replaces the role. */
  readonly roleName: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** How long earlier versions are kept in the copy, because S3 does not replicate expiration. */
  readonly noncurrentVersions: NoncurrentVersions;
  /** Provider of the copy's region. */
  readonly provider: AwsProvider;
}

/**
 * Copy of the state bucket in another region, with the same protections, delayed by seconds to minutes.
 *
 * S3 copies what is written after replication is switched on, and delete markers. Versions that were deleted or have
 * expired stay in the copy until its own rules expire them. A state that existed before is copied when it is written
 * next. The copy has no access log: that would need a log bucket in its region.
 *
 * When replication is switched off again, S3 stops copying and the apply fails at the copy, which S3 does not delete
 * while it holds states: remove it from the state with `terraform state rm`.
 *
 * @see Amazon S3 User Guide, "What does Amazon S3 replicate?" and "Replicating delete markers between buckets"
 */
export class StateReplica extends Construct {
  constructor(scope: Construct, id: string, props: StateReplicaProps) {
    super(scope, id);
    const replica = new StateBucket(this, 'this', {
      bucketName: replicaBucketName(props.stateBucketName),
      noncurrentVersions: props.noncurrentVersions,
    });
    for (const resource of resourcesOf(replica)) resource.provider = props.provider;
    const role = new ReplicationRole(this, 'role', {
      roleName: props.roleName,
      accountId: props.accountId,
      sourceArn: props.stateBucket.bucketArn,
      destinationArn: replica.bucketArn,
    });
    new S3BucketReplicationConfigurationA(this, 'replication', {
      bucket: props.stateBucket.bucketName,
      role: role.roleArn,
      rule: [
        {
          id: 'states',
          status: 'Enabled',
          // Present and empty: without a filter, S3 assumes the old format of rules, which has no delete markers.
          filter: {},
          deleteMarkerReplication: { status: 'Enabled' },
          destination: { bucket: replica.bucketArn },
        },
      ],
      // S3 replicates only between buckets that are versioned already.
      dependsOn: [...resourcesOf(props.stateBucket), ...resourcesOf(replica)],
    });
  }
}

const resourcesOf = (construct: IConstruct): TerraformResource[] =>
  construct.node.findAll().filter(TerraformResource.isTerraformResource);
