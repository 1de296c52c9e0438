import { globalArn } from './arns';
import { claimedForStack, ownedByStack, taggedForStack } from './conditions';
import type { Permissions, PermissionsTable } from './grant';

/** Permissions on a type of resource with random ids, such as `AnomalyMonitor`. */
const kind =
  (name: string): Permissions =>
  (target) => {
    const resources = [globalArn(target, 'ce', `${name.toLowerCase()}/*`)];
    return [
      { access: 'read', actions: [`ce:Get${name}s`, 'ce:ListTagsForResource'], resources },
      {
        access: 'write',
        actions: [`ce:Create${name}`],
        resources: ['*'],
        condition: taggedForStack(target),
      },
      { access: 'write', actions: ['ce:TagResource'], resources, condition: claimedForStack(target) },
      {
        access: 'write',
        actions: [`ce:Update${name}`, `ce:Delete${name}`, 'ce:TagResource', 'ce:UntagResource'],
        resources,
        condition: ownedByStack(target),
      },
    ];
  };

/** AWS Cost Explorer: detection of cost anomalies. */
export const cePermissions: PermissionsTable = {
  aws_ce_anomaly_monitor: kind('AnomalyMonitor'),
  aws_ce_anomaly_subscription: kind('AnomalySubscription'),
};
