import { z } from 'zod';
import type { Blocks, RootJson } from '../toolbox/synthesized-roots';

/** Where a node is drawn. */
export const AREAS = ['outside', 'entry', 'public', 'private', 'stores', 'exit', 'regional'] as const;
export type Area = (typeof AREAS)[number];

/** Something that the picture shows. */
export interface GraphNode {
  /** Letters and hyphens. */
  readonly id: string;
  readonly area: Area;
  readonly title: string;
  /** Size, number or kind, in a few words. */
  readonly details: string;
}

/** A connection that is allowed, or a step on the way of a request. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Port or kind of access. */
  readonly label: string;
  /** Whether it serves operation, not users. */
  readonly isOperation?: true;
}

/** The platform as its synthesized Terraform JSON describes it. */
export interface PlatformGraph {
  readonly environment: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What the graph is read from. */
export interface Stacks {
  readonly environment: string;
  readonly foundation: Pick<RootJson, 'resource' | 'data'>;
  readonly application: Pick<RootJson, 'resource' | 'data'>;
}

/** Reads the graph of an environment: nothing is in it that no stack creates or looks up. */
export function graphOf({ environment, foundation, application }: Stacks): PlatformGraph {
  const services = servicesIn(application.resource);
  const ports = portsIn(foundation.resource);
  const nodes = [
    node('users', 'outside', 'Users', ''),
    node('third-parties', 'outside', 'Third-party APIs', 'language models'),
    ...entryNodes(application.resource),
    ...countedNodes(foundation.resource),
    ...services.map(({ id, details }) => node(id, 'private', `${id} service`, details)),
    node('migration', 'private', 'migration task', 'on demand'),
    ...storeNodes(foundation.resource),
  ].map((each) => withPort(each, ports.get(each.id)));
  const known = new Set(nodes.map(({ id }) => id));
  const edges = [
    ...entryEdges(known, foundation.resource),
    ...securityGroupEdges(foundation.resource),
    ...internetEdges(foundation.resource),
    ...bucketEdges(application.resource),
    { from: 'migration', to: 'database', label: 'migrates' },
  ];
  return {
    environment,
    nodes,
    edges: edges.filter(({ from, to }) => known.has(from) && known.has(to)),
  };
}

const node = (id: string, area: Area, title: string, details: string): GraphNode => ({
  id,
  area,
  title,
  details,
});

const all = (blocks: Blocks, type: string) => Object.entries(blocks[type] ?? {});

const one = (blocks: Blocks, type: string) => all(blocks, type)[0]?.[1];

/** What a request passes before it reaches a service. */
function entryNodes(application: Blocks): readonly GraphNode[] {
  const has = (type: string) => one(application, type) !== undefined;
  const loadBalancer = one(application, 'aws_lb');
  return [
    ...(has('aws_synthetics_canary') ? [node('canary', 'outside', 'Canary', 'CloudWatch Synthetics')] : []),
    ...(has('aws_route53_record') ? [node('dns', 'entry', 'Route 53', 'DNS')] : []),
    ...(has('aws_cloudfront_distribution') ? [node('cloudfront', 'entry', 'CloudFront', '')] : []),
    ...(has('aws_wafv2_web_acl') ? [node('firewall', 'entry', 'AWS WAF', 'firewall')] : []),
    ...(loadBalancer
      ? [
          node(
            'alb',
            loadBalancer['internal'] === true ? 'private' : 'public',
            'Load balancer',
            'TLS, access log',
          ),
        ]
      : []),
  ];
}

function countedNodes(foundation: Blocks): readonly GraphNode[] {
  const gateways = all(foundation, 'aws_nat_gateway').length;
  const words = gateways === 1 ? 'one for all zones' : `${gateways}, one per zone`;
  return gateways > 0 ? [node('nat', 'exit', 'NAT gateway', words)] : [];
}

const scaling = z.object({ min_capacity: z.number(), max_capacity: z.number() });

/** Services by the first word of their resource's name. */
function servicesIn(application: Blocks) {
  return all(application, 'aws_ecs_service').map(([name]) => {
    const id = name.replace(/_service$/, '');
    const target = scaling.safeParse(application['aws_appautoscaling_target']?.[`${id}_autoscaling`]);
    return {
      id,
      details: target.success
        ? `${target.data.min_capacity} to ${target.data.max_capacity} tasks`
        : 'ECS service',
    };
  });
}

const instance = z.object({ engine_version: z.string(), instance_class: z.string(), multi_az: z.boolean() });
const group = z.object({ engine: z.string(), node_type: z.string(), num_cache_clusters: z.number() });

function storeNodes(foundation: Blocks): readonly GraphNode[] {
  const database = instance.safeParse(one(foundation, 'aws_db_instance')).data;
  const redis = group.safeParse(one(foundation, 'aws_elasticache_replication_group')).data;
  return [
    ...(database
      ? [
          node(
            'database',
            'stores',
            `PostgreSQL ${database.engine_version}`,
            `${database.instance_class}, ${database.multi_az ? 'two zones' : 'one zone'}`,
          ),
        ]
      : []),
    ...(redis
      ? [
          node(
            'redis',
            'stores',
            redis.engine === 'valkey' ? 'Valkey' : 'Redis',
            `${redis.num_cache_clusters} x ${redis.node_type.replace('cache.', '')}`,
          ),
        ]
      : []),
    ...(one(foundation, 'aws_efs_file_system') ? [node('efs', 'stores', 'EFS', 'vector store')] : []),
    ...(foundation['aws_s3_bucket']?.['documents'] ? [node('documents', 'regional', 'S3', 'documents')] : []),
  ];
}

/** Requests of users go through everything in front of the load balancer; so does the canary. */
function entryEdges(known: ReadonlySet<string>, foundation: Blocks): readonly GraphEdge[] {
  const steps = ['cloudfront', 'firewall', 'alb'].filter((id) => known.has(id));
  const [first = 'alb'] = steps;
  const ports = rulesIn(foundation)
    .filter(({ to, from }) => to === 'alb' && from === undefined)
    .map(({ port }) => port);
  const label = ports.includes(443) ? 'HTTPS' : 'HTTP';
  return [
    { from: 'users', to: 'dns', label: 'looks up' },
    { from: 'users', to: first, label },
    { from: 'canary', to: first, label, isOperation: true },
    ...steps.slice(1).map((to, index) => ({ from: steps[index] ?? '', to, label: '' })),
  ];
}

const rule = z.object({
  security_group_id: z.string(),
  referenced_security_group_id: z.string().optional(),
  cidr_ipv4: z.string().optional(),
  from_port: z.number(),
});

const groupIn = (reference: string): string => /security-groups_([\w-]+)\.id/.exec(reference)?.[1] ?? '';

/** Ingress rules: who may connect to whom, and on which port; `from` is undefined for addresses. */
function rulesIn(foundation: Blocks) {
  return all(foundation, 'aws_vpc_security_group_ingress_rule').map(([, block]) => {
    const { security_group_id, referenced_security_group_id, from_port } = rule.parse(block);
    return {
      to: groupIn(security_group_id),
      from: referenced_security_group_id && groupIn(referenced_security_group_id),
      port: from_port,
    };
  });
}

const securityGroupEdges = (foundation: Blocks): readonly GraphEdge[] =>
  rulesIn(foundation).flatMap(({ from, to }) => (from ? [{ from, to, label: '' }] : []));

/** Who may leave the VPC: egress rules to every address. */
function internetEdges(foundation: Blocks): readonly GraphEdge[] {
  const leaving = all(foundation, 'aws_vpc_security_group_egress_rule')
    .map(([, block]) => rule.parse(block))
    .filter(({ cidr_ipv4 }) => cidr_ipv4 === '0.0.0.0/0')
    .map(({ security_group_id, from_port }) => ({ from: groupIn(security_group_id), port: from_port }));
  const [first] = leaving;
  return [
    ...leaving.map(({ from }) => ({ from, to: 'nat', label: '' })),
    ...(first ? [{ from: 'nat', to: 'third-parties', label: `port ${first.port}` }] : []),
  ];
}

/** Which services reach the documents, by the policies of their task roles. */
function bucketEdges(application: Blocks): readonly GraphEdge[] {
  return all(application, 'aws_iam_role_policy').flatMap(([name, block]) => {
    const [, service] = /^(\w+)_task-role_policy$/.exec(name) ?? [];
    const policy = String(block['policy']);
    if (!service || !policy.includes('documents_bucket_name')) return [];
    return [
      { from: service, to: 'documents', label: policy.includes('s3:PutObject') ? 'reads, writes' : 'reads' },
    ];
  });
}

/** The port that each group of the VPC is reached on. */
const portsIn = (foundation: Blocks): ReadonlyMap<string, number> =>
  new Map(rulesIn(foundation).flatMap(({ from, to, port }) => (from ? [[to, port] as const] : [])));

const withPort = (each: GraphNode, port: number | undefined): GraphNode =>
  port === undefined ? each : { ...each, title: `${each.title} :${port}` };
