import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { FailureNotices } from './failure-notices';
import { Plan } from './plan';
import type { ProtectedResources } from './protected-resource';
import { RestoreTesting } from './restore-testing';
import { ServiceRole } from './service-role';
import { type BackupSettings, backupSettings } from './settings';
import { Vault } from './vault';

export interface BackupProps {
  /** Prefix of the names; also the value of the tag `Backup` that adds other resources to the plan. */
  readonly name: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  readonly backup: BackupSettings;
  /** Resources to back up, by a name in kebab-case: the key in addresses. */
  readonly resources: ProtectedResources;
  /**
   * Encrypts recovery points of S3 and EFS. Changing it replaces the vault, which AWS refuses while it holds
   * recovery points.
   */
  readonly keyArn: string;
  /**
   * Topic for notices of failed jobs. The topic and its key must admit `backup.amazonaws.com` and
   * `events.amazonaws.com`.
   */
  readonly topicArn: string;
  /** Whether Terraform rejects every plan that would destroy the vault. */
  readonly preventDestroy: boolean;
}

/**
 * AWS Backup for the stores: a locked vault, a daily and a monthly backup, notices of failed jobs and, if
 * configured, restore tests.
 *
 * @see AWS Backup Developer Guide, "What is AWS Backup?"
 */
export class Backup extends Construct {
  readonly vaultArn: string;
  /** Name of the vault, known after it is locked. */
  readonly vaultName: string;
  /** Role for restore tests, and for restores by an operator. */
  readonly restoreRoleArn: string;

  constructor(scope: Construct, id: string, props: BackupProps) {
    super(scope, id);
    assertSettings(backupSettings, props.backup, this.node.path);
    const { name, accountId, backup, resources } = props;
    const vault = new Vault(this, 'vault', {
      vaultName: `${name}-backups`,
      vaultLock: backup.vaultLock,
      keyArn: props.keyArn,
      preventDestroy: props.preventDestroy,
    });
    const { vaultName, vaultArn } = vault;
    const backupRole = new ServiceRole(this, 'backup-role', { name, accountId, purpose: 'backup' });
    const restoreRole = new ServiceRole(this, 'restore-role', { name, accountId, purpose: 'restore' });
    new Plan(this, 'plan', {
      name,
      backup,
      vaultName,
      roleArn: backupRole.roleArn,
      resourceArns: Object.values(resources).map(({ arn }) => arn),
    });
    new FailureNotices(this, 'notices', {
      name,
      vaultName,
      topicArn: props.topicArn,
      restores: backup.restoreTesting !== undefined,
    });
    if (backup.restoreTesting) {
      new RestoreTesting(this, 'restore-testing', {
        name,
        restoreTesting: backup.restoreTesting,
        vaultArn,
        roleArn: restoreRole.roleArn,
        resources,
      });
    }
    this.vaultArn = vaultArn;
    this.vaultName = vaultName;
    this.restoreRoleArn = restoreRole.roleArn;
  }
}
