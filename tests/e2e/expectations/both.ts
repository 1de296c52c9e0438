import type { ExpectedEnvironment } from './expected';
import type { ServiceName } from './expected-application';

type Zones = ExpectedEnvironment['zones'];

/** Subnets by zone; `exits` are the zones of the NAT gateways that those of the first, second, third zone leave through. */
export const zonesOf = (prefix: string, exits: readonly [string, string, string]): Zones =>
  Object.fromEntries(
    ['us-east-2a', 'us-east-2b', 'us-east-2c'].map((zone, index) => [
      zone,
      {
        publicSubnet: `${prefix}-public-${index + 1}`,
        privateSubnet: `${prefix}-private-${index + 1}`,
        exit: exits[index] ?? '',
      },
    ]),
  );

/** Repositories of all processes, by the path that their names begin with. */
export const repositoriesIn = (path: string) => ({
  ai: `${path}/ai-service`,
  rails: `${path}/rails-api`,
  sidekiq: `${path}/rails-api`,
  migration: `${path}/rails-api`,
});

/** What autoscaling holds, by service and metric. */
export const HELD: Readonly<Record<ServiceName, Readonly<Record<string, number>>>> = {
  ai: { ECSServiceAverageCPUUtilization: 60, 'RunningJobs / RunningTaskCount': 2 },
  rails: { ECSServiceAverageCPUUtilization: 60, ALBRequestCountPerTarget: 1000 },
  sidekiq: { ECSServiceAverageCPUUtilization: 50, JobsPerTask: 5 },
};

export const SECURITY_GROUPS: readonly string[] = ['alb', 'ai', 'rails', 'sidekiq', 'database', 'redis'];

export const ROUTES: Readonly<Record<string, ServiceName>> = { '/api/v1/*': 'rails', '/health': 'rails' };

export const tagsOf = (environment: string) => ({
  Project: 'BMO-Learning',
  Environment: environment,
  ManagedBy: 'Terraform',
});
