import type { Target } from './grant';

/** Region of CloudFront, its certificates and web ACL, and billing, whatever the environment's region. */
const GLOBAL_REGION = 'us-east-1';

/**
 * ARN of a resource in the environment's region: `arn:aws:rds:us-east-2:123456789012:db:bmo-learning-prod-*`.
 * @param service service prefix of the ARN, such as `rds`
 * @param resource what follows the account; `*` and `?` are wildcards
 * @see IAM User Guide, "Identify AWS resources with Amazon Resource Names (ARNs)"
 */
export const regionalArn = (target: Target, service: string, resource: string): string =>
  `arn:aws:${service}:${target.region}:${target.accountId}:${resource}`;

/** As {@link regionalArn}, but in `us-east-1`. */
export const usEast1Arn = (target: Target, service: string, resource: string): string =>
  regionalArn({ ...target, region: GLOBAL_REGION }, service, resource);

/** ARNs of what is in the environment's region, or in `us-east-1` where CloudFront uses it. */
export const regionalOrUsEast1Arns = (
  target: Target,
  service: string,
  resource: string,
): readonly string[] => [
  ...new Set([regionalArn(target, service, resource), usEast1Arn(target, service, resource)]),
];

/** ARN of a global resource of the account: `arn:aws:iam::123456789012:role/bmo-learning-prod-*`. */
export const globalArn = (target: Target, service: string, resource: string): string =>
  `arn:aws:${service}::${target.accountId}:${resource}`;

/** ARN without region and account, such as that of a bucket, its objects or a hosted zone. */
export const worldwideArn = (service: string, resource: string): string => `arn:aws:${service}:::${resource}`;
