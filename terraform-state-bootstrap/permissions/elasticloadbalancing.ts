import { regionalArn } from './arns';
import type { Grant, PermissionsTable, Target } from './grant';
import { createServiceLinkedRole } from './service-roles';

const arn = (target: Target, resource: string): string =>
  regionalArn(target, 'elasticloadbalancing', resource);

/** A load balancer's name is part of the ARNs of its listeners and of their rules. */
const loadBalancers = (target: Target): string => arn(target, `loadbalancer/app/${target.prefix}-*/*`);
const listeners = (target: Target): string => arn(target, `listener/app/${target.prefix}-*/*/*`);
const rules = (target: Target): string => arn(target, `listener-rule/app/${target.prefix}-*/*/*/*`);
const targetGroups = (target: Target): string => arn(target, `targetgroup/${target.prefix}-*/*`);

/** Describe calls of Elastic Load Balancing, which IAM cannot limit to a resource. */
const looks = (...actions: readonly string[]): Grant => ({ access: 'read', actions, resources: ['*'] });

const changes = (resource: string, ...actions: readonly string[]): Grant => ({
  access: 'write',
  actions,
  resources: [resource],
});

const retags = (resource: string): Grant =>
  changes(resource, 'elasticloadbalancing:AddTags', 'elasticloadbalancing:RemoveTags');

/** What Terraform needs for the load balancer. */
export const elasticloadbalancingPermissions: PermissionsTable = {
  aws_lb: (target) => [
    looks(
      // The provider waits until the network interfaces of a deleted load balancer are deleted.
      'ec2:DescribeNetworkInterfaces',
      'elasticloadbalancing:DescribeCapacityReservation',
      'elasticloadbalancing:DescribeLoadBalancerAttributes',
      'elasticloadbalancing:DescribeLoadBalancers',
      'elasticloadbalancing:DescribeTags',
    ),
    changes(
      loadBalancers(target),
      'elasticloadbalancing:CreateLoadBalancer',
      'elasticloadbalancing:DeleteLoadBalancer',
      'elasticloadbalancing:ModifyLoadBalancerAttributes',
      'elasticloadbalancing:SetIpAddressType',
      'elasticloadbalancing:SetSecurityGroups',
      'elasticloadbalancing:SetSubnets',
    ),
    retags(loadBalancers(target)),
    createServiceLinkedRole(target, 'elasticloadbalancing.amazonaws.com'),
  ],

  aws_lb_target_group: (target) => [
    looks(
      'elasticloadbalancing:DescribeTags',
      'elasticloadbalancing:DescribeTargetGroupAttributes',
      'elasticloadbalancing:DescribeTargetGroups',
    ),
    changes(
      targetGroups(target),
      'elasticloadbalancing:CreateTargetGroup',
      'elasticloadbalancing:DeleteTargetGroup',
      'elasticloadbalancing:ModifyTargetGroup',
      'elasticloadbalancing:ModifyTargetGroupAttributes',
    ),
    retags(targetGroups(target)),
  ],

  aws_lb_listener: (target) => [
    looks(
      'elasticloadbalancing:DescribeListenerAttributes',
      'elasticloadbalancing:DescribeListeners',
      'elasticloadbalancing:DescribeTags',
    ),
    changes(loadBalancers(target), 'elasticloadbalancing:CreateListener'),
    changes(
      listeners(target),
      'elasticloadbalancing:DeleteListener',
      'elasticloadbalancing:ModifyListener',
      'elasticloadbalancing:ModifyListenerAttributes',
    ),
    retags(listeners(target)),
  ],

  aws_lb_listener_rule: (target) => [
    looks('elasticloadbalancing:DescribeRules', 'elasticloadbalancing:DescribeTags'),
    changes(listeners(target), 'elasticloadbalancing:CreateRule'),
    changes(
      rules(target),
      'elasticloadbalancing:DeleteRule',
      'elasticloadbalancing:ModifyRule',
      'elasticloadbalancing:SetRulePriorities',
    ),
    retags(rules(target)),
  ],
};
