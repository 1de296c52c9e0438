const services = ['ai', 'rails', 'sidekiq'] as const;

/** Security groups of every environment; each is for the network interfaces of one role. */
export const coreGroups = ['alb', ...services, 'database', 'redis'] as const;

/** Security groups that exist only if they are used. */
export type OptionalGroup = 'endpoints' | 'efs';

export type CoreGroup = (typeof coreGroups)[number];
export type GroupName = CoreGroup | OptionalGroup;

/** Id of each existing security group. */
export type SecurityGroupIds = Readonly<Record<CoreGroup, string> & Partial<Record<OptionalGroup, string>>>;

/** Ingress, ports and optional groups. */
export interface FlowOptions {
  /** Source of requests to the load balancer: the internet, or CloudFront only. Changing it changes rules only. */
  readonly ingress: 'internet' | 'cloudfront';
  /** Whether the load balancer has a certificate; required behind CloudFront. Off: port 80 only. */
  readonly https: boolean;
  /** TCP ports of the services and stores. */
  readonly ports: Readonly<Record<'ai' | 'rails' | 'database' | 'redis', number>>;
  /** Whether the load balancer forwards requests to ai. Off: only rails and sidekiq reach it. */
  readonly aiPublicRoutes: boolean;
  /** Whether the VPC has interface endpoints. */
  readonly interfaceEndpoints: boolean;
  /** Whether ai stores its vector store on EFS. */
  readonly efs: boolean;
}

/** A source that may open TCP connections to a target. */
export interface Flow {
  readonly from: GroupName | FlowOptions['ingress'];
  readonly to: GroupName | 'internet';
  /** Protocol in one word: part of the rule's address. */
  readonly protocol: 'http' | 'https' | 'postgresql' | 'redis' | 'nfs';
  readonly port: number;
  /** Purpose, in characters that EC2 allows in descriptions. */
  readonly description: string;
}

/** Description of each group. Changing one replaces the group: EC2 cannot change it in place. */
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

/** Security groups that exist with these options. */
export const groupNames = ({ interfaceEndpoints, efs }: FlowOptions): readonly GroupName[] => [
  ...coreGroups,
  ...(interfaceEndpoints ? (['endpoints'] as const) : []),
  ...(efs ? (['efs'] as const) : []),
];

/**
 * All allowed connections; everything else is denied.
 *
 * Tasks may connect to the internet on port 443 only (OpenAI, AWS APIs). DNS needs no rule: security groups do not
 * apply to the VPC's resolver.
 */
export const flows = ({
  ports,
  aiPublicRoutes,
  interfaceEndpoints,
  efs,
  ...ingress
}: FlowOptions): readonly Flow[] => [
  ...ingressFlows(ingress),
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
  // The AI service opens no connection to the database. The migration runs in the security group of Rails.
  ...(['rails', 'sidekiq'] as const).map(
    (from): Flow => ({
      from,
      to: 'database',
      protocol: 'postgresql',
      port: ports.database,
      description: `PostgreSQL for ${from}`,
    }),
  ),
  ...services.flatMap((from): Flow[] => [
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

const ingressFlows = ({ ingress, https }: Pick<FlowOptions, 'ingress' | 'https'>): readonly Flow[] => {
  const toLoadBalancer = { from: ingress, to: 'alb' } as const;
  if (ingress === 'cloudfront') {
    return [{ ...toLoadBalancer, protocol: 'https', port: 443, description: 'Requests through CloudFront' }];
  }
  const http = { ...toLoadBalancer, protocol: 'http', port: 80 } as const;
  if (!https) return [{ ...http, description: 'Browsers and API clients' }];
  return [
    { ...http, description: 'Plain HTTP, redirected to HTTPS' },
    { ...toLoadBalancer, protocol: 'https', port: 443, description: 'Browsers and API clients' },
  ];
};
