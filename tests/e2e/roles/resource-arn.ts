import { ACCOUNT_ID } from '../emulator';
import { ARN_RULES } from './arn-rules';
import { parameter, type StackCall } from './aws-call';
import type { History } from './history';
import { EVERYTHING, type Resource, resourceOf } from './resource';
import { ANY, NOT_KNOWN_BEFORE, PARAMETERS } from './resource-names';
import { detailsOf, fill, type ResourceType, typeOf } from './resource-types';

/** Operations that create something of a required type which the request cannot name. */
const CREATING = /^(Allocate|Authorize|Create|Register|Request)/;
/** Types that exclude each other, although the reference requires all of them. */
const ALTERNATIVES = /^(listener|listener-rule|loadbalancer)\b/;

/**
 * The resources that IAM evaluates a call on, one request for each: those that the parameters name by ARN, by name
 * or by id; what the call creates, under an id that stands for any; and `*` for an action without resources.
 * @throws Error naming the call, where nothing says what it is about
 */
export async function resourcesOf(
  action: string,
  call: StackCall,
  history: History,
): Promise<readonly Resource[]> {
  const { resourceTypes } = await detailsOf(action);
  if (resourceTypes.length === 0) return [EVERYTHING];
  const byRule = ARN_RULES[action]?.(call, history);
  const arns = byRule ?? generalArns(action, call, resourceTypes);
  if (arns.length === 0) {
    throw new Error(
      `${call.caller}: nothing says what ${action} is about in ${JSON.stringify(call.parameters)}.`,
    );
  }
  return arns.map((arn) => resourceOf(action, arn, resourceTypes));
}

function generalArns(action: string, call: StackCall, types: readonly ResourceType[]): readonly string[] {
  const service = action.split(':')[0] ?? '';
  const named = Object.values(call.parameters).filter(
    (value) => value.startsWith('arn:') && typeOf(value, types),
  );
  const namedTypes = new Set(named.map((arn) => typeOf(arn, types)));
  const value = (variable: string) => valueIn(service, variable, call);
  const others = types
    .filter((type) => !namedTypes.has(type) && (type.required || !isVague(type)))
    .map((type) => ({ type, arn: fill(type.pattern, value) }));
  const filled = others.flatMap(({ arn }) => arn ?? []);
  const unknown = others.filter(({ type, arn }) => type.required && !arn && !ALTERNATIVES.test(type.name));
  const created = CREATING.test(call.action)
    ? unknown.map(({ type }) => standIn(type, value, NOT_KNOWN_BEFORE))
    : [];
  const found = [...new Set([...named, ...filled, ...created])];
  // A question without a name is one about all of them.
  if (found.length === 0 && types.length === 1) return types.map((type) => standIn(type, value, ANY));
  return found;
}

/** Whether a type's ARN is all variables that many types share, so that filling it says nothing about the type. */
const isVague = ({ pattern }: ResourceType): boolean =>
  [...pattern.matchAll(/\$\{(\w+)\}/g)]
    .map(([, variable = '']) => variable)
    .filter((variable) => !(variable in AROUND))
    .every((variable) => ['Id', 'Name', 'ResourceId', 'Scope', 'Vendor', 'ResourceType'].includes(variable));

const standIn = (type: ResourceType, value: (variable: string) => string | undefined, name: string): string =>
  fill(type.pattern, (variable) => value(variable) ?? name) ?? '';

const AROUND: Readonly<Record<string, (call: StackCall) => string>> = {
  Partition: () => 'aws',
  Region: (call) => call.region,
  Account: () => ACCOUNT_ID,
};

function valueIn(service: string, variable: string, call: StackCall): string | undefined {
  const around = AROUND[variable];
  if (around) return around(call);
  if (service === 'wafv2' && variable === 'Scope') return scopeOf(call);
  const names = PARAMETERS[service]?.[variable] ?? [variable];
  const value = names.map((name) => parameter(call, name)).find((found) => found !== undefined);
  return value && spelled(service, variable, value);
}

/** `global` or `regional`, as ARNs of the firewall spell it. */
const scopeOf = (call: StackCall): string | undefined =>
  ({ CLOUDFRONT: 'global', REGIONAL: 'regional' })[parameter(call, 'Scope') ?? ''];

/** A value as it stands in an ARN. */
function spelled(service: string, variable: string, value: string): string {
  if (variable === 'Alias') return value.replace(/^alias\//, '');
  // Six characters that Secrets Manager adds to the name.
  if (service === 'secretsmanager') return `${value}-AbCdEf`;
  // Names may be given as ARNs.
  return value.startsWith('arn:') ? (value.split('/').at(-1) ?? value) : value;
}
