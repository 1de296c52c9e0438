import { regionalArn } from './arns';
import type { Grant, Target } from './grant';

/**
 * Reading the quotas of the account and what counts against them, whoever created it. `npx bmo tf` compares both with what
 * the environment needs before it plans; Terraform itself does not ask.
 * @see Service Authorization Reference, "Actions, resources, and condition keys for Service Quotas"
 */
export const quotaGrants = (target: Target): readonly Grant[] => [
  {
    access: 'read',
    actions: ['servicequotas:GetAWSDefaultServiceQuota', 'servicequotas:GetServiceQuota'],
    resources: ['*'],
  },
  {
    access: 'read',
    actions: ['ec2:DescribeAddresses', 'ec2:DescribeNatGateways', 'ec2:DescribeSubnets'],
    resources: ['*'],
  },
  { access: 'read', actions: ['ecs:ListClusters', 'ecs:ListTasks'], resources: ['*'] },
  { access: 'read', actions: ['ecs:DescribeTasks'], resources: [regionalArn(target, 'ecs', 'task/*')] },
  { access: 'read', actions: ['rds:DescribeDBInstances'], resources: [regionalArn(target, 'rds', 'db:*')] },
];
