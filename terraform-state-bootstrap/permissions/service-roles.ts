import { globalArn } from './arns';
import { passedTo } from './conditions';
import type { Grant, Target } from './grant';

/**
 * Permits the creation of a service-linked role: AWS creates it for the first caller that uses the service in an
 * account.
 * @param service service principal, such as `ecs.amazonaws.com`
 * @see IAM User Guide, "Service-linked role permissions"
 */
export const createServiceLinkedRole = (target: Target, service: string): Grant => ({
  access: 'write',
  actions: ['iam:CreateServiceLinkedRole'],
  resources: [globalArn(target, 'iam', `role/aws-service-role/${service}/*`)],
  condition: { StringEquals: { 'iam:AWSServiceName': service } },
});

/**
 * Permits passing roles of the environment to one service.
 * @param service service principal that the roles trust, such as `ecs-tasks.amazonaws.com`
 * @param roles names of the roles behind the prefix, such as `flow-logs`; `*` and `?` are wildcards
 * @see IAM User Guide, "Grant a user permissions to pass a role to an AWS service"
 */
export const passRole = (target: Target, service: string, ...roles: readonly string[]): Grant => ({
  access: 'write',
  actions: ['iam:PassRole'],
  resources: roles.map((role) => globalArn(target, 'iam', `role/${target.prefix}-${role}`)),
  condition: passedTo(service),
});
