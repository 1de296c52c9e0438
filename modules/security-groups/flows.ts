const services = ['ai', 'rails', 'sidekiq'] as const;

/** Groups that every environment has; each holds the network interfaces of one role. */
export const coreGroups = ['alb', ...services, 'database', 'redis'] as const;

/** Groups that exist only where something would use them. */
export type OptionalGroup = 'endpoints' | 'efs';

export type CoreGroup = (typeof coreGroups)[number];
export type GroupName = CoreGroup | OptionalGroup;

/** Id of each group that exists. */
export type SecurityGroupIds = Readonly<Record<CoreGroup, string> & Partial<Record<OptionalGroup, string>>>;

/** Who gets in, which optional groups exist and which ports the processes listen on. */
export interface FlowOptions {
  /** Who connects to the load balancer: everybody, or CloudFront alone. Changing it changes rules, no group. */
  readonly entrance: 'internet' | 'cloudfront';
  /** Whether the load balancer has a certificate, as it must behind CloudFront. Otherwise: port 80 only. */
  readonly https: boolean;
  /** TCP ports the processes and data stores listen on. */
  readonly ports: Readonly<Record<'ai' | 'rails' | 'database' | 'redis', number>>;
  /** Whether the load balancer reaches ai directly; otherwise only rails and sidekiq do. */
  readonly aiPublicRoutes: boolean;
  /** Whether the VPC has interface endpoints. */
  readonly interfaceEndpoints: boolean;
  /** Whether ai keeps its vector store on EFS. */
  readonly efs: boolean;
}

/** Somebody may open TCP connections to somebody. */
export interface Flow {
  readonly from: GroupName | FlowOptions['entrance'];
  readonly to: GroupName | 'internet';
  /** What is spoken, one word: part of the rule's address. */
  readonly protocol: 'http' | 'https' | 'postgresql' | 'redis' | 'nfs';
  readonly port: number;
  /** Purpose, in the characters that EC2 allows in a description. */
  readonly description: string;
}

/** What each group is for; EC2 cannot change it without replacing the group. */
export const groupDescriptions: Readonly<Record<GroupName, string>> = {
  alb: 'Application Load Balancer',
  ai: 'ai_service tasks',
  rails: 'rails_api tasks',
  sidekiq: 'sidekiq tasks',
  database: 'RDS PostgreSQL',
  redis: 'ElastiCache Redis',
  endpoints: 'VPC interface endpoints',
  efs: 'EFS mount targets',
};

/** The groups that exist under these options. */
export const groupNames = ({ interfaceEndpoints, efs }: FlowOptions): readonly GroupName[] => [
  ...coreGroups,
  ...(interfaceEndpoints ? (['endpoints'] as const) : []),
  ...(efs ? (['efs'] as const) : []),
];

/**
 * Who may talk to whom, completely: everything that is not in this list is denied.
 *
 * Tasks may leave to the internet on 443 only (OpenAI, AWS APIs). DNS needs no rule: the VPC's resolver is not
 * subject to security groups.
 */
export const flows = ({
  ports,
  aiPublicRoutes,
  interfaceEndpoints,
  efs,
  ...entrance
}: FlowOptions): readonly Flow[] => [
  ...entranceFlows(entrance),
  {
    from: 'alb',
    to: 'rails',
    protocol: 'http',
    port: ports.rails,
    description: 'Requests and health checks to rails_api',
  },
  ...flowIf(aiPublicRoutes, {
    from: 'alb',
    to: 'ai',
    protocol: 'http',
    port: ports.ai,
    description: 'Requests and health checks to ai_service',
  }),
  ...(['rails', 'sidekiq'] as const).map(
    (from): Flow => ({
      from,
      to: 'ai',
      protocol: 'http',
      port: ports.ai,
      description: `Lesson generation and document processing for ${from}`,
    }),
  ),
  ...services.flatMap((from): Flow[] => [
    {
      from,
      to: 'database',
      protocol: 'postgresql',
      port: ports.database,
      description: `PostgreSQL for ${from}`,
    },
    { from, to: 'redis', protocol: 'redis', port: ports.redis, description: `Redis over TLS for ${from}` },
    {
      from,
      to: 'internet',
      protocol: 'https',
      port: 443,
      description: `Third-party APIs and AWS APIs for ${from}`,
    },
    ...flowIf(interfaceEndpoints, {
      from,
      to: 'endpoints',
      protocol: 'https',
      port: 443,
      description: `AWS APIs through interface endpoints for ${from}`,
    }),
  ]),
  ...flowIf(efs, { from: 'ai', to: 'efs', protocol: 'nfs', port: 2049, description: 'Vector store for ai' }),
];

const flowIf = (condition: boolean, flow: Flow): readonly Flow[] => (condition ? [flow] : []);

const entranceFlows = ({ entrance, https }: Pick<FlowOptions, 'entrance' | 'https'>): readonly Flow[] => {
  const toLoadBalancer = { from: entrance, to: 'alb' } as const;
  if (entrance === 'cloudfront') {
    return [{ ...toLoadBalancer, protocol: 'https', port: 443, description: 'Requests through CloudFront' }];
  }
  const http = { ...toLoadBalancer, protocol: 'http', port: 80 } as const;
  if (!https) return [{ ...http, description: 'Browsers and API clients' }];
  return [
    { ...http, description: 'Plain HTTP, redirected to HTTPS' },
    { ...toLoadBalancer, protocol: 'https', port: 443, description: 'Browsers and API clients' },
  ];
};
