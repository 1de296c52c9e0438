import type { Environment } from '../../../../modules/config/schema';
import { quotaNeeds } from '../../../../ops/tf/quotas/needs';
import type { QuotaName } from '../../../../ops/tf/quotas/quota';
import { shipped } from '../../../support/synthesize';

const { prod, staging } = shipped;

/** Amounts by purpose. */
const needed = (environment: Environment, quota: QuotaName) =>
  quotaNeeds(environment)
    .find((need) => need.quota === quota)
    ?.uses.map(({ amount, purpose }) => `${amount} for ${purpose}`);

type Services = Environment['services'];

/** Production with a change of the AI service, and without the others. */
const withAi = (changes: Partial<Services['ai']>): Environment => {
  const none = { tasks: { min: 0, max: 0 } };
  const { ai, rails, sidekiq } = prod.services;
  return {
    ...prod,
    services: {
      ai: { ...ai, ...changes },
      rails: { ...rails, ...none },
      sidekiq: { ...sidekiq, ...none },
    },
  };
};

describe('what an environment needs of the quotas', () => {
  it('production needs 7 vCPUs on demand while it is deployed with the minimum of tasks', () => {
    expect(needed(prod, 'onDemandVcpu')).toEqual([
      '0.5 for the migration task',
      '7 for deploying all services at tasks.min',
      '33 for deploying all services at tasks.max',
    ]);
    expect(needed(prod, 'spotVcpu')).toEqual([
      '1 for deploying all services at tasks.min',
      '7 for deploying all services at tasks.max',
    ]);
  });

  it('staging runs on Spot, but for the migration task', () => {
    expect(needed(staging, 'onDemandVcpu')).toEqual(['0.25 for the migration task']);
    expect(needed(staging, 'spotVcpu')).toEqual([
      '2 for deploying all services at tasks.min',
      '4 for deploying all services at tasks.max',
    ]);
  });

  it.each([
    [100, ['0.5', '2', '10']],
    [150, ['0.5', '3', '15']],
    [200, ['0.5', '4', '20']],
  ])('a deployment at %i %% runs as many tasks at once', (maximumPercent, amounts) => {
    const environment = withAi({
      cpu: 1024,
      tasks: { min: 2, max: 10 },
      deployment: { minimumHealthyPercent: 50, maximumPercent },
    });
    expect(needed(environment, 'onDemandVcpu')?.map((use) => use.split(' ')[0])).toEqual(amounts);
  });

  it('half a task more is none', () => {
    const deployment = { minimumHealthyPercent: 50, maximumPercent: 150 };
    const environment = withAi({ cpu: 1024, tasks: { min: 1, max: 3 }, deployment });
    expect(needed(environment, 'onDemandVcpu')).toEqual([
      '0.5 for the migration task',
      '1 for deploying all services at tasks.min',
      '4 for deploying all services at tasks.max',
    ]);
  });

  it('the base is on demand, and the weights split the rest, of the old tasks and of the new ones', () => {
    const environment = withAi({
      cpu: 2048,
      tasks: { min: 4, max: 9 },
      capacity: { onDemandBase: 1, onDemandWeight: 1, spotWeight: 2 },
    });
    expect(needed(environment, 'onDemandVcpu')?.slice(1)).toEqual([
      '8 for deploying all services at tasks.min',
      '16 for deploying all services at tasks.max',
    ]);
    expect(needed(environment, 'spotVcpu')).toEqual([
      '8 for deploying all services at tasks.min',
      '20 for deploying all services at tasks.max',
    ]);
  });

  it('scheduled scaling may raise the maximum', () => {
    const morning = { schedule: 'cron(0 8 * * ? *)', timezone: 'UTC', min: 5, max: 8 };
    const autoscaling = { ...prod.services.ai.autoscaling, schedules: { morning } };
    const environment = withAi({ cpu: 1024, tasks: { min: 1, max: 2 }, autoscaling });
    expect(needed(environment, 'onDemandVcpu')?.at(-1)).toBe('16 for deploying all services at tasks.max');
  });

  it('each NAT gateway has an address, and one gateway is in a zone', () => {
    expect(needed(prod, 'elasticIps')).toEqual(['3 for the NAT gateways']);
    expect(needed(staging, 'elasticIps')).toEqual(['1 for the NAT gateways']);
    expect(needed(prod, 'natGateways')).toEqual(['1 for the environment']);
  });

  it('NAT gateways of another root need nothing here', () => {
    const nat = { mode: 'existing', reason: 'The team has gateways already' } as const;
    const environment = { ...prod, network: { ...prod.network, nat } };
    expect(needed(environment, 'elasticIps')).toBeUndefined();
    expect(needed(environment, 'natGateways')).toBeUndefined();
  });

  it('the database needs the storage that it may grow to', () => {
    expect(needed(prod, 'dbInstances')).toEqual(['1 for the database']);
    expect(needed(prod, 'dbStorage')).toEqual(['500 for the database at maxAllocatedStorageGiB']);
  });
});
