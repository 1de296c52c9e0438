import { ec2EndpointPermissions } from './ec2-endpoints';
import { ec2NetworkPermissions } from './ec2-network';
import { ec2SecurityGroupPermissions } from './ec2-security-groups';
import type { PermissionsTable } from './grant';

/** What Terraform needs of EC2, which is the network here. */
export const ec2Permissions: PermissionsTable = {
  ...ec2NetworkPermissions,
  ...ec2SecurityGroupPermissions,
  ...ec2EndpointPermissions,
};
