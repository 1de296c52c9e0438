import { EfsAccessPoint } from '@cdktf/provider-aws/lib/efs-access-point';
import { EfsBackupPolicy } from '@cdktf/provider-aws/lib/efs-backup-policy';
import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system';
import { EfsFileSystemPolicy } from '@cdktf/provider-aws/lib/efs-file-system-policy';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target';
import { Construct } from 'constructs';
import { digits } from '../shared/digits';
import { type PolicyStatement, policyDocument } from '../shared/policy-document';
import { assertSettings } from '../shared/validation';
import { type VectorStoreSettings, vectorStoreSettings } from './settings';

export interface VectorStoreProps {
  /** Prefix of the names. Changing it replaces the file system and deletes its files. */
  readonly name: string;
  /** 12-digit id of this account: only its principals may mount. */
  readonly accountId: string;
  readonly vectorStore: Extract<VectorStoreSettings, { enabled: true }>;
  /** Private subnet of each zone, keyed by the zone's letter: the key in addresses. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** Security group that admits NFS from the ai service. */
  readonly securityGroupId: string;
  /** Encrypts the files. Changing it replaces the file system and deletes its files. */
  readonly keyArn: string;
  /** Whether Terraform rejects every plan that would destroy the file system. */
  readonly preventDestroy: boolean;
}

/** User and group of the ai service's image; the access point applies them to every client. */
const APPLICATION_USER = { uid: 1000, gid: 1000 };

/**
 * EFS file system for Chroma, the vector store of the ai service, behind one access point.
 *
 * Chroma is SQLite, which tolerates one writer on shared storage: a service that mounts it must run a single task
 * and stop the old one before the new one starts. Elastic throughput needs no sizing for imports. EFS's own
 * backup policy is on (its own daily plan and vault, 35 days), in addition to the platform's backup plan. Adding
 * or removing a zone does not change the mount targets of other zones.
 *
 * @see Amazon EFS User Guide, "Working with Amazon EFS access points" and "Using IAM to control file system
 * data access"
 */
export class VectorStore extends Construct {
  /** Id of the file system, known after its policy restricts the clients. */
  readonly fileSystemId: string;
  readonly fileSystemArn: string;
  readonly accessPointId: string;
  readonly accessPointArn: string;

  constructor(scope: Construct, id: string, props: VectorStoreProps) {
    super(scope, id);
    assertSettings(vectorStoreSettings, props.vectorStore, this.node.path);
    const storeName = `${props.name}-vector-store`;
    const fileSystem = new EfsFileSystem(this, 'this', {
      creationToken: storeName,
      encrypted: true,
      kmsKeyId: props.keyArn,
      performanceMode: 'generalPurpose',
      throughputMode: 'elastic',
      lifecyclePolicy: [
        { transitionToIa: afterDays(props.vectorStore.infrequentAccessAfterDays) },
        { transitionToPrimaryStorageClass: 'AFTER_1_ACCESS' },
      ],
      tags: { Name: storeName },
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const accessPoint = new EfsAccessPoint(this, 'access-point', {
      fileSystemId: fileSystem.id,
      posixUser: APPLICATION_USER,
      rootDirectory: {
        path: '/chroma',
        creationInfo: {
          ownerUid: APPLICATION_USER.uid,
          ownerGid: APPLICATION_USER.gid,
          permissions: '0750',
        },
      },
      tags: { Name: `${storeName}-chroma` },
    });
    const policy = new EfsFileSystemPolicy(this, 'policy', {
      fileSystemId: fileSystem.id,
      policy: policyDocument(
        ...clientStatements({
          fileSystemArn: fileSystem.arn,
          accessPointArn: accessPoint.arn,
          accountId: props.accountId,
        }),
      ),
    });
    new EfsBackupPolicy(this, 'backup-policy', {
      fileSystemId: fileSystem.id,
      backupPolicy: { status: 'ENABLED' },
    });
    for (const [letter, subnetId] of Object.entries(props.subnetIds)) {
      new EfsMountTarget(this, `mount-${letter}`, {
        // Read from the policy: without one, EFS admits every client that reaches a mount target.
        fileSystemId: policy.fileSystemId,
        subnetId,
        securityGroups: [props.securityGroupId],
      });
    }
    this.fileSystemId = policy.fileSystemId;
    this.fileSystemArn = fileSystem.arn;
    this.accessPointId = accessPoint.id;
    this.accessPointArn = accessPoint.arn;
  }
}

function afterDays(days: number): string {
  if (days === 1) return 'AFTER_1_DAY';
  return `AFTER_${digits(days)}_DAYS`;
}

const CLIENT_ACTIONS = [
  'elasticfilesystem:ClientMount',
  'elasticfilesystem:ClientWrite',
  'elasticfilesystem:ClientRootAccess',
];

/**
 * Policy of the file system: admits principals of this account whose IAM policy allows it as well, over TLS,
 * through the access point, as its user. A client without an IAM role is denied.
 *
 * @see Amazon EFS User Guide, "Resource-based policy examples for Amazon EFS"
 */
const clientStatements = (client: {
  readonly fileSystemArn: string;
  readonly accessPointArn: string;
  readonly accountId: string;
}): readonly PolicyStatement[] => [
  {
    Sid: 'MountFromTheNetwork',
    Effect: 'Allow',
    // The account: the IAM policies of its roles decide.
    Principal: { AWS: `arn:aws:iam::${client.accountId}:root` },
    // Without ClientRootAccess: no client is root on the file system.
    Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
    Resource: client.fileSystemArn,
    Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
  },
  {
    Sid: 'DenyWithoutTls',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: CLIENT_ACTIONS,
    Resource: client.fileSystemArn,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
  {
    Sid: 'DenyAroundTheAccessPoint',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: CLIENT_ACTIONS,
    Resource: client.fileSystemArn,
    Condition: { StringNotEquals: { 'elasticfilesystem:AccessPointArn': client.accessPointArn } },
  },
];
