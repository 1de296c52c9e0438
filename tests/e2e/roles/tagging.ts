import { ACCOUNT_ID } from '../emulator';
import { parameter, type StackCall } from './aws-call';
import type { Context } from './context';
import type { History } from './history';
import type { Resource } from './resource';
import { NOT_KNOWN_BEFORE } from './resource-names';

/** A resource that a call creates with tags, and the permission to tag it that AWS asks for besides. */
export interface TaggingOnCreation {
  readonly action: string;
  readonly created: Resource;
  readonly extra: Context;
}

/** Whether an operation does nothing else than tag what exists. */
export const isTagging = (operation: string): boolean => /^(AddTags|CreateTags|Tag)/.test(operation);

/**
 * What a call creates and tags at once.
 * @param resources what the call itself is about; of these it creates those that nobody has named before
 * @see IAM User Guide, "Controlling access during AWS requests", and of each service "Tag on create"
 */
export function taggingsOf(
  action: string,
  call: StackCall,
  resources: readonly Resource[],
  history: History,
): readonly TaggingOnCreation[] {
  if (Object.keys(call.tags).length === 0 || isTagging(call.action)) return [];
  const [service = '', name = ''] = action.split(':');
  const extra = { [`${service}:CreateAction`]: name };
  const created = createdElsewhere(action, call) ?? resources.filter((each) => isCreated(each, history));
  return created.map((each) => ({ action: taggingAction(action), created: taggable(each), extra }));
}

/** Actions that tag, where it is not `TagResource`. */
const ACTIONS: Readonly<Record<string, string>> = {
  acm: 'AddTagsToCertificate',
  ec2: 'CreateTags',
  elasticache: 'AddTagsToResource',
  elasticloadbalancing: 'AddTags',
  firehose: 'TagDeliveryStream',
  rds: 'AddTagsToResource',
};

function taggingAction(action: string): string {
  const [service = '', name = ''] = action.split(':');
  // TagRole of CreateRole
  if (service === 'iam') return `iam:${name.replace(/^Create/, 'Tag')}`;
  return `${service}:${ACTIONS[service] ?? 'TagResource'}`;
}

/** A web ACL only refers to the rules that AWS manages. */
const isCreated = ({ arn, type }: Resource, history: History): boolean =>
  !history.knows(arn) && type !== 'wafv2/managedruleset';

/** What actions without resources create. */
const CREATED: Readonly<Record<string, string>> = {
  'acm:RequestCertificate': 'certificate',
  'elasticfilesystem:CreateFileSystem': 'file-system',
  'kms:CreateKey': 'key',
  'servicediscovery:CreatePrivateDnsNamespace': 'namespace',
};

/** Listeners and their rules are created on their parent: operation, the parent's parameter and type, the own type. */
const CHILDREN: Readonly<Record<string, readonly [parent: string, from: string, to: string]>> = {
  'elasticloadbalancing:CreateListener': ['LoadBalancerArn', 'loadbalancer', 'listener'],
  'elasticloadbalancing:CreateRule': ['ListenerArn', 'listener', 'listener-rule'],
};

/** What a call creates that the action itself is not about. */
function createdElsewhere(action: string, call: StackCall): readonly Resource[] | undefined {
  const [service = ''] = action.split(':');
  const type = CREATED[action];
  if (type) {
    const arn = `arn:aws:${service}:${call.region}:${ACCOUNT_ID}:${type}/${NOT_KNOWN_BEFORE}`;
    return [{ arn, type: `${service}/${type}` }];
  }
  if (action === 'synthetics:CreateCanary') {
    const arn = `arn:aws:synthetics:${call.region}:${ACCOUNT_ID}:canary:${parameter(call, 'Name')}`;
    return [{ arn, type: 'synthetics/canary' }];
  }
  const [parent = '', from = '', to = ''] = CHILDREN[action] ?? [];
  const parentArn = parameter(call, parent);
  if (!parentArn) return undefined;
  return [
    {
      arn: `${parentArn.replace(`:${from}/`, `:${to}/`)}/${NOT_KNOWN_BEFORE}`,
      type: `${service}/${to}/app`,
    },
  ];
}

/** Logs tags a group by the ARN without its streams. */
const taggable = ({ arn, type }: Resource): Resource => ({ arn: arn.replace(/:log-stream:$/, ''), type });
