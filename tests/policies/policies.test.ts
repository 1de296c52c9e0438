import { shipped, synthesizeEnvironment } from '../support/synthesize';
import { TerraformConfiguration } from '../support/terraform-configuration';
import { addressPolicies } from './address-policies';
import { dataPolicies } from './data-policies';
import { networkPolicies } from './network-policies';
import type { Policy } from './policy';
import { referencesResolve } from './references-resolve';

const policies: readonly Policy[] = [
  referencesResolve,
  ...addressPolicies,
  ...networkPolicies,
  ...dataPolicies,
];

/** Every stack that ships, and production with every switch on: policies hold for what is off today, too. */
const stacks = Object.entries({
  prod: shipped.prod,
  staging: shipped.staging,
  'prod with interface endpoints and public ai': {
    ...shipped.prod,
    network: { ...shipped.prod.network, interfaceEndpoints: { enabled: true } },
    services: { ...shipped.prod.services, ai: { ...shipped.prod.services.ai, publicRoutes: true } },
  },
  'prod behind existing NAT gateways': {
    ...shipped.prod,
    network: {
      ...shipped.prod.network,
      nat: { mode: 'existing', reason: 'The owner of the VPC runs the NAT gateways' } as const,
    },
  },
}).flatMap(([name, environment]) =>
  Object.entries(synthesizeEnvironment(environment)).map(
    ([role, stack]) => [`${name}, ${role}`, stack] as const,
  ),
);

const violations = (policy: Policy, json: object) =>
  policy.violations(new TerraformConfiguration(JSON.stringify(json)));

describe.each(policies.map((policy) => [policy.rule, policy] as const))('%s', (_, policy) => {
  it.each(stacks)('holds in %s', async (_name, stack) => {
    expect(await policy.violations(stack)).toEqual([]);
  });

  it('accepts a stack that obeys', async () => {
    expect(await violations(policy, policy.compliant)).toEqual([]);
  });

  it('rejects a stack that does not', async () => {
    expect(await violations(policy, policy.violating)).not.toEqual([]);
  });
});
