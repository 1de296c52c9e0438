import { ACCOUNT_ID } from '../emulator';
import { parameter, type StackCall } from './aws-call';
import type { History } from './history';
import type { Resource } from './resource';
import { detailsOf } from './resource-types';

/** Condition keys and their values. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** Where a service of the whole world answers. */
const WORLDWIDE = ['budgets', 'cloudfront', 'iam', 'route53'];

/**
 * The condition keys of a request: those that every request has, and of the others those that the Service
 * Authorization Reference lists for the action or the resource. A tag of a resource that an action does not look
 * at is therefore no tag, as in AWS.
 * @param extra keys that do not follow from the call, such as `iam:PassedToService`
 */
export async function contextOf(
  action: string,
  { arn, type }: Resource,
  call: StackCall,
  history: History,
  extra: Context = {},
): Promise<Context> {
  const { conditionKeys, resourceTypes } = await detailsOf(action);
  const [service = ''] = action.split(':');
  const ofType = resourceTypes.find(({ name }) => type === `${service}/${name}`)?.conditionKeys ?? [];
  const known = [...conditionKeys, ...ofType].map(family);
  const candidates: Context = {
    ...prefixed('aws:ResourceTag/', history.tags(arn, type)),
    ...prefixed('aws:RequestTag/', call.tags),
    ...(Object.keys(call.tags).length > 0 && { 'aws:TagKeys': Object.keys(call.tags) }),
    ...keysOf(call, history),
    ...extra,
  };
  return {
    'aws:PrincipalAccount': ACCOUNT_ID,
    'aws:RequestedRegion': WORLDWIDE.includes(call.service) ? 'us-east-1' : call.region,
    'aws:ResourceAccount': ACCOUNT_ID,
    'aws:SecureTransport': 'true',
    ...Object.fromEntries(Object.entries(candidates).filter(([key]) => known.includes(family(key)))),
  };
}

/** Keys of single services, from the request. */
function keysOf(call: StackCall, history: History): Context {
  const keys: Readonly<Record<string, string | undefined>> = {
    'dynamodb:LeadingKeys': parameter(call, 'LockID.S'),
    'ec2:Region': call.region,
    'ecs:cluster': clusterOf(call),
    'iam:PermissionsBoundary': boundaryOf(call, history),
    'iam:PolicyARN': parameter(call, 'PolicyArn'),
    'elasticfilesystem:Encrypted': parameter(call, 'Encrypted'),
    'route53:ChangeResourceRecordSetsRecordTypes': parameter(call, 'RecordTypeName'),
    's3:prefix': parameter(call, 'prefix'),
    'secretsmanager:BlockPublicPolicy': parameter(call, 'BlockPublicPolicy'),
    'secretsmanager:Name': parameter(call, 'Name'),
  };
  return Object.fromEntries(Object.entries(keys).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

function clusterOf(call: StackCall): string | undefined {
  const cluster = parameter(call, 'cluster');
  if (!cluster || cluster.startsWith('arn:')) return cluster;
  return `arn:aws:ecs:${call.region}:${ACCOUNT_ID}:cluster/${cluster}`;
}

/** The boundary that a call sets, else the one of the role that it changes. */
function boundaryOf(call: StackCall, history: History): string | undefined {
  const role = parameter(call, 'RoleName');
  if (call.service !== 'iam' || !role) return undefined;
  const set = parameter(call, 'PermissionsBoundary');
  const created = history.last('CreateRole', (earlier) => parameter(earlier, 'RoleName') === role);
  return set ?? (created && parameter(created, 'PermissionsBoundary'));
}

const prefixed = (prefix: string, tags: StackCall['tags']): Context =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}${key}`, value]));

/** `aws:resourcetag/` of `aws:ResourceTag/Stack` and of `aws:ResourceTag/${TagKey}`. */
const family = (key: string): string => key.toLowerCase().replace(/\/.*$/, '/');
