import { regionalArn } from './arns';
import {
  allOf,
  type Condition,
  claimedForStack,
  namedForEnvironment,
  ownedByStack,
  taggedForStack,
} from './conditions';
import type { Grant, Target } from './grant';

/** Types of EC2 resources, in the words of their ARNs. */
export type Ec2Type =
  | 'elastic-ip'
  | 'internet-gateway'
  | 'natgateway'
  | 'network-interface'
  | 'route-table'
  | 'security-group'
  | 'security-group-rule'
  | 'subnet'
  | 'vpc'
  | 'vpc-endpoint'
  | 'vpc-flow-log';

/*
 * EC2 checks a call once for each resource that it names, and every check must pass. So a call that joins what is ours
 * with what is the team's takes one grant per side: `creates` or `changes` for ours, `uses` for theirs.
 */

const write = (
  target: Target,
  actions: readonly string[],
  types: readonly Ec2Type[],
  condition?: Condition,
): Grant => ({
  access: 'write',
  actions,
  resources: types.map((type) => regionalArn(target, 'ec2', `${type}/*`)),
  condition,
});

/** Looks: EC2's Describe calls know no resource. */
export const looks = (...actions: readonly string[]): Grant => ({
  access: 'read',
  actions,
  resources: ['*'],
});

/** Creates resources of a type, each with the stack's tag from the start; and tags nothing that exists. */
export const creates = (target: Target, type: Ec2Type, ...actions: readonly string[]): readonly Grant[] => [
  write(target, actions, [type], taggedForStack(target)),
  write(
    target,
    ['ec2:CreateTags'],
    [type],
    allOf(taggedForStack(target), { Null: { 'ec2:CreateAction': 'false' } }),
  ),
];

/** Changes or deletes what the stack created. */
export const changes = (target: Target, types: readonly Ec2Type[], ...actions: readonly string[]): Grant =>
  write(target, actions, types, ownedByStack(target));

/** Changes the tags of what the stack created. */
export const retags = (target: Target, type: Ec2Type): Grant =>
  changes(target, [type], 'ec2:CreateTags', 'ec2:DeleteTags');

/** Puts something of the stack's into a VPC or a subnet of the environment, which may be the team's. */
export const uses = (target: Target, types: readonly Ec2Type[], ...actions: readonly string[]): Grant =>
  write(target, actions, types, namedForEnvironment(target));

/** Tags for the stack what AWS created without any tag. */
export const claims = (target: Target, type: Ec2Type): Grant =>
  write(
    target,
    ['ec2:CreateTags'],
    [type],
    allOf(claimedForStack(target), { Null: { 'aws:ResourceTag/Name': 'true' } }),
  );
