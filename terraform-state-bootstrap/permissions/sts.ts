import type { PermissionsTable } from './grant';

/** AWS Security Token Service. */
export const stsPermissions: PermissionsTable = {
  'data.aws_caller_identity': () => [
    { access: 'read', actions: ['sts:GetCallerIdentity'], resources: ['*'] },
  ],
};
