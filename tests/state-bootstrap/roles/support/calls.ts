import { ACCOUNT_ID } from '../../../support/policy-engine';
import type { Call } from './simulate';

/** ARN in the region of both environments. */
export const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:us-east-2:${ACCOUNT_ID}:${resource}`;

export const iamArn = (resource: string): string => `arn:aws:iam::${ACCOUNT_ID}:${resource}`;

/** ARN of a bucket whose name ends in the account's id. */
export const bucket = (name: string): string => `arn:aws:s3:::${name}-${ACCOUNT_ID}`;

export const STATE_BUCKET = 'arn:aws:s3:::bmo-learning-terraform-state';

export const LOCK_TABLE = arn('dynamodb', 'table/terraform-state-lock');

/** ARN of an object in the state bucket. */
export const state = (key: string): string => `${STATE_BUCKET}/${key}`;

/** The resource bears the tag of a stack, or gets it in this call. */
const tagged = (stack: string) => ({ 'aws:RequestTag/Stack': stack, 'aws:ResourceTag/Stack': stack });

/** Production's database. */
export const DATABASE = arn('rds', 'db:bmo-learning-prod-database');

/** The resource is of production's foundation. */
export const OF_FOUNDATION = tagged('bmo-learning-prod-foundation');

/** The resource is of staging's foundation. */
export const OF_STAGING = tagged('bmo-learning-staging-foundation');

/** A role that has production's boundary, or gets it in this call. */
export const bounded = { 'iam:PermissionsBoundary': iamArn('policy/bmo-learning-terraform-prod-boundary') };

export const call = (action: string, resource?: string, context?: Call['context']): Call => ({
  action,
  ...(resource && { resource }),
  ...(context && { context }),
});

/** Call on an item of the lock table. */
export const lock = (action: string, key: string): Call =>
  call(`dynamodb:${action}`, LOCK_TABLE, { 'dynamodb:LeadingKeys': [`bmo-learning-terraform-state/${key}`] });
