import { regionalArn } from './arns';
import { allOf, type Condition, ofNoOtherStack } from './conditions';
import type { Grant, Target } from './grant';

/**
 * Permits the use of customer keys through one service, on behalf of the caller, also in the minutes in which KMS does not
 * know the tags of a new key. Keys of other stacks are excluded. It does not permit encrypting or decrypting directly, and
 * what the service does is limited by the permissions on its own resources.
 * @param service service whose name is in `kms:ViaService`, such as `rds`
 * @see AWS KMS Developer Guide, "kms:ViaService"
 */
export const keyUse = (
  target: Target,
  service: string,
  access: Grant['access'],
  actions: readonly string[],
): Grant => ({
  access,
  actions,
  resources: [regionalArn(target, 'kms', 'key/*')],
  condition: allOf(ofNoOtherStack(target), throughService(target, service)),
});

/**
 * Permits one service to hold a grant on customer keys for as long as a resource that they encrypt exists. The keys are
 * those of {@link keyUse}.
 * @see AWS KMS Developer Guide, "kms:GrantIsForAWSResource"
 */
export const keyGrant = (target: Target, service: string): Grant => ({
  access: 'write',
  actions: ['kms:CreateGrant'],
  resources: [regionalArn(target, 'kms', 'key/*')],
  condition: allOf(ofNoOtherStack(target), throughService(target, service), {
    Bool: { 'kms:GrantIsForAWSResource': 'true' },
  }),
});

const throughService = ({ region }: Target, service: string): Condition => ({
  StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` },
});

/** A service makes the call with the permissions of its caller, in a forward access session. */
const THROUGH_SERVICE: Condition = { Bool: { 'aws:ViaAWSService': 'true' } };

/**
 * Network interfaces that a service creates in subnets with the caller's permissions.
 * @param changes actions on them besides describing, such as `ec2:CreateNetworkInterface`
 * @see IAM User Guide, "Forward access sessions"
 */
export const networkInterfaces = (target: Target, changes: readonly string[]): readonly Grant[] => [
  {
    access: 'read',
    actions: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'],
    resources: ['*'],
  },
  {
    access: 'write',
    actions: changes,
    resources: ['network-interface/*', 'subnet/*', 'security-group/*'].map((resource) =>
      regionalArn(target, 'ec2', resource),
    ),
    condition: THROUGH_SERVICE,
  },
];
