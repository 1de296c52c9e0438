import { regionalArn } from './arns';
import { claimedForStack, ownedByStack, taggedForStack } from './conditions';
import type { Grant, PermissionsTable, Target } from './grant';

/**
 * Repositories with the environment's prefix, and with the project's: those of production are named
 * `bmo-learning/ai-service`. The `Stack` tag says which environment they belong to.
 */
const repositories = (target: Target): readonly string[] =>
  [target.prefix, target.project].map((name) => regionalArn(target, 'ecr', `repository/${name}/*`));

const reads = (target: Target, ...actions: readonly string[]): Grant => ({
  access: 'read',
  actions,
  resources: repositories(target),
});

const changes = (target: Target, ...actions: readonly string[]): Grant => ({
  access: 'write',
  actions,
  resources: repositories(target),
  condition: ownedByStack(target),
});

/** What Terraform needs for image repositories. The deploy role pushes the images. */
export const ecrPermissions: PermissionsTable = {
  aws_ecr_repository: (target) => [
    reads(target, 'ecr:DescribeRepositories', 'ecr:ListTagsForResource'),
    {
      access: 'write',
      actions: ['ecr:CreateRepository'],
      resources: repositories(target),
      condition: taggedForStack(target),
    },
    // Also for a repository that was created by hand and is imported: Terraform tags it before it changes it.
    {
      access: 'write',
      actions: ['ecr:TagResource'],
      resources: repositories(target),
      condition: claimedForStack(target),
    },
    changes(
      target,
      'ecr:DeleteRepository',
      'ecr:PutImageScanningConfiguration',
      'ecr:PutImageTagMutability',
      'ecr:TagResource',
      'ecr:UntagResource',
    ),
  ],

  aws_ecr_lifecycle_policy: (target) => [
    reads(target, 'ecr:GetLifecyclePolicy'),
    changes(target, 'ecr:DeleteLifecyclePolicy', 'ecr:PutLifecyclePolicy'),
  ],
};
