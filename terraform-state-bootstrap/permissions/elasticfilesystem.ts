import { regionalArn } from './arns';
import { allOf, ownedByStack, taggedForStack } from './conditions';
import { keyGrant, keyUse, networkInterfaces } from './dependent-grants';
import type { Grant, PermissionsTable, Target } from './grant';
import { createServiceLinkedRole } from './service-roles';

/** The ids of file systems and access points are random, so their `Stack` tag identifies them. */
const fileSystems = (target: Target) => [regionalArn(target, 'elasticfilesystem', 'file-system/*')];
const accessPoints = (target: Target) => [regionalArn(target, 'elasticfilesystem', 'access-point/*')];

const read = (resources: readonly string[], ...actions: readonly string[]): Grant => ({
  access: 'read',
  actions: actions.map((action) => `elasticfilesystem:${action}`),
  resources,
});

const change = (target: Target, resources: readonly string[], ...actions: readonly string[]): Grant => ({
  access: 'write',
  actions: actions.map((action) => `elasticfilesystem:${action}`),
  resources,
  condition: ownedByStack(target),
});

/** Tags given in a call that creates a resource. Does not permit tagging existing ones. */
const tagAtCreation = (target: Target, resources: readonly string[], createAction: string): Grant => ({
  access: 'write',
  actions: ['elasticfilesystem:TagResource'],
  resources,
  condition: allOf(taggedForStack(target), {
    StringEquals: { 'elasticfilesystem:CreateAction': createAction },
  }),
});

/** Amazon Elastic File System. */
export const elasticfilesystemPermissions: PermissionsTable = {
  aws_efs_file_system: (target) => [
    read(fileSystems(target), 'DescribeFileSystems', 'DescribeLifecycleConfiguration'),
    {
      access: 'write',
      actions: ['elasticfilesystem:CreateFileSystem'],
      resources: ['*'],
      condition: allOf(taggedForStack(target), { Bool: { 'elasticfilesystem:Encrypted': 'true' } }),
    },
    tagAtCreation(target, fileSystems(target), 'CreateFileSystem'),
    change(
      target,
      fileSystems(target),
      'PutLifecycleConfiguration',
      'UpdateFileSystem',
      'DeleteFileSystem',
      'TagResource',
      'UntagResource',
    ),
    keyUse(target, 'elasticfilesystem', 'write', [
      'kms:DescribeKey',
      'kms:Decrypt',
      'kms:GenerateDataKeyWithoutPlaintext',
    ]),
    keyGrant(target, 'elasticfilesystem'),
    createServiceLinkedRole(target, 'elasticfilesystem.amazonaws.com'),
  ],
  aws_efs_access_point: (target) => [
    read(accessPoints(target), 'DescribeAccessPoints'),
    tagAtCreation(target, accessPoints(target), 'CreateAccessPoint'),
    change(target, fileSystems(target), 'CreateAccessPoint'),
    change(target, accessPoints(target), 'DeleteAccessPoint', 'TagResource', 'UntagResource'),
  ],
  aws_efs_file_system_policy: (target) => [
    read(fileSystems(target), 'DescribeFileSystemPolicy'),
    change(target, fileSystems(target), 'PutFileSystemPolicy', 'DeleteFileSystemPolicy'),
  ],
  aws_efs_backup_policy: (target) => [
    read(fileSystems(target), 'DescribeBackupPolicy'),
    change(target, fileSystems(target), 'PutBackupPolicy'),
    createServiceLinkedRole(target, 'backup.amazonaws.com'),
  ],
  aws_efs_mount_target: (target) => [
    read(fileSystems(target), 'DescribeMountTargets', 'DescribeMountTargetSecurityGroups'),
    change(
      target,
      fileSystems(target),
      'CreateMountTarget',
      'ModifyMountTargetSecurityGroups',
      'DeleteMountTarget',
    ),
    ...networkInterfaces(target, [
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:ModifyNetworkInterfaceAttribute',
    ]),
  ],
};
