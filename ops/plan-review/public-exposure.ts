import type { Attributes, ResourceChange } from '../toolbox/plan-json';

const ANYWHERE = ['0.0.0.0/0', '::/0'];

/** Says what a resource opens to everybody, if it does, by type. */
const EXPOSURES: Readonly<Record<string, (after: Attributes) => string | undefined>> = {
  aws_db_instance: (after) => (after['publicly_accessible'] === true ? 'has a public address' : undefined),
  aws_lb: (after) => (after['internal'] === false ? 'is reached from the internet' : undefined),
  aws_s3_bucket_public_access_block: (after) =>
    ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].some(
      (name) => after[name] !== true,
    )
      ? 'lets a bucket be made public'
      : undefined,
  aws_subnet: (after) =>
    after['map_public_ip_on_launch'] === true ? 'gives instances public addresses' : undefined,
  aws_vpc_security_group_ingress_rule: (after) =>
    [after['cidr_ipv4'], after['cidr_ipv6']].some((block) => ANYWHERE.includes(String(block)))
      ? 'admits every address'
      : undefined,
};

/** Its policy narrows what those inside of the VPC may do, and grants nothing. */
const ENDPOINT = 'aws_vpc_endpoint';

/** What a change opens to everybody; undefined when it opens nothing, or was open before. */
export function publicExposure({ type, change: { before, after } }: ResourceChange): string | undefined {
  const exposure = after ? exposureOf(type, after) : undefined;
  return exposure && (!before || exposureOf(type, before) !== exposure) ? exposure : undefined;
}

const exposureOf = (type: string, attributes: Attributes): string | undefined =>
  EXPOSURES[type]?.(attributes) ??
  (type !== ENDPOINT && admitsEverybody(attributes['policy'])
    ? 'has a policy that admits everybody'
    : undefined);

interface Statement {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

/** Whether a policy allows something to every principal, without a condition. */
function admitsEverybody(policy: unknown): boolean {
  if (typeof policy !== 'string') return false;
  const statements = statementsOf(policy);
  return statements.some(
    ({ Effect, Principal, Condition }) => Effect === 'Allow' && isEverybody(Principal) && !Condition,
  );
}

function statementsOf(policy: string): readonly Statement[] {
  try {
    const { Statement = [] } = JSON.parse(policy) as { Statement?: Statement | readonly Statement[] };
    return Array.isArray(Statement) ? Statement : [Statement as Statement];
  } catch {
    // Not JSON: the policy of something that knows no principals.
    return [];
  }
}

function isEverybody(principal: unknown): boolean {
  if (typeof principal !== 'object' || principal === null) return principal === '*';
  return Object.values(principal).flat().includes('*');
}
