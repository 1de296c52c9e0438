import type { Grant, Target } from './grant';

/** Condition of a grant: values by condition key, by operator. */
export type Condition = NonNullable<Grant['condition']>;

/**
 * The resource has the stack's `Stack` tag: the stack created it. For calls on existing resources whose ids are
 * random and whose names do not identify the environment.
 * @see IAM User Guide, "Controlling access to AWS resources using tags"
 */
export const ownedByStack = ({ stack }: Target): Condition => ({
  StringEquals: { 'aws:ResourceTag/Stack': stack },
});

/**
 * The resource has no other stack's `Stack` tag: it has the stack's own, or none that authorization knows of. For KMS keys
 * that the stack has just created, on which {@link ownedByStack} does not hold yet. It holds for keys without the tag, too,
 * so it is only for calls that are limited by something else: `kms:ViaService`, or the name of the alias.
 * @see AWS KMS Developer Guide, "ABAC for AWS KMS": tags may take up to five minutes to affect authorization
 */
export const ofNoOtherStack = ({ stack }: Target): Condition => ({
  StringEqualsIfExists: { 'aws:ResourceTag/Stack': stack },
});

/**
 * The call gives the resource the stack's `Stack` tag. For calls that create and tag at once.
 * @see IAM User Guide, "Controlling access during AWS requests"
 */
export const taggedForStack = ({ stack }: Target): Condition => ({
  StringEquals: { 'aws:RequestTag/Stack': stack },
});

/**
 * The call gives the stack's tag to a resource that has no `Stack` tag, or has this one already. For services that
 * tag after the creation, and for resources that exist without tags. Does not permit tagging another stack's resources.
 */
export const claimedForStack = ({ stack }: Target): Condition => ({
  StringEquals: { 'aws:RequestTag/Stack': stack },
  StringEqualsIfExists: { 'aws:ResourceTag/Stack': stack },
});

/** The call does not set another stack's `Stack` tag. For tagging calls that IAM cannot limit to a resource. */
export const taggedForNoOther = ({ stack }: Target): Condition => ({
  StringEqualsIfExists: { 'aws:RequestTag/Stack': stack },
});

/** The call removes tags, but not the `Stack` tag. */
export const untagsNoOwner: Condition = {
  'ForAllValues:StringNotEquals': { 'aws:TagKeys': 'Stack' },
  Null: { 'aws:TagKeys': 'false' },
};

/**
 * The resource's `Name` tag begins with the environment's prefix: it is the stack's, or the team's for this
 * environment, such as the VPC `bmo-learning-prod-vpc`. For calls that create a resource in it, not for calls that
 * change it.
 */
export const namedForEnvironment = ({ prefix }: Target): Condition => ({
  StringLike: { 'aws:ResourceTag/Name': `${prefix}-*` },
});

/**
 * The role is passed to these services and to no other.
 * @param services service principals, such as `ecs-tasks.amazonaws.com`
 * @see IAM User Guide, "Grant a user permissions to pass a role to an AWS service"
 */
export const passedTo = (...services: readonly string[]): Condition => ({
  StringEquals: { 'iam:PassedToService': services },
});

/**
 * All of the conditions at once.
 * @throws Error where two of them test the same key with the same operator: one would replace the other
 */
export function allOf(...conditions: readonly Condition[]): Condition {
  const merged: Record<string, Record<string, string | readonly string[]>> = {};
  for (const [operator, tests] of conditions.flatMap((condition) => Object.entries(condition))) {
    const sofar = merged[operator] ?? {};
    const twice = Object.keys(tests).filter((key) => Object.hasOwn(sofar, key));
    if (twice.length > 0) throw new Error(`${operator} tests ${twice.join(', ')} twice.`);
    merged[operator] = { ...sofar, ...tests };
  }
  return merged;
}
