import { policyExceptions } from '../../ops/policy-exceptions';
import { subjects } from '../support/subjects';
import { TerraformConfiguration } from '../support/terraform-configuration';
import { policies } from './support/all';
import { covers } from './support/exceptions';
import { type Policy, samples } from './support/policy';
import { requires } from './support/requirements';

/** Everything that breaks a rule somewhere, exceptions included. */
const findings = Promise.all(
  [...policies].flatMap(([rule, policy]) =>
    subjects.map(async ({ environment, shipped, name, stack }) =>
      (await policy.violations(stack)).map((violation) => ({
        rule,
        environment,
        shipped,
        name,
        ...violation,
      })),
    ),
  ),
).then((found) => found.flat());

const violations = (policy: Policy, json: object) =>
  policy.violations(new TerraformConfiguration(JSON.stringify(json)));

describe.each([...policies])('%s', (rule, policy) => {
  it(`holds: ${[policy.rule, ...policy.controls].join(', ')}`, async () => {
    const unexpected = (await findings).filter(
      (finding) => finding.rule === rule && !policyExceptions.some((exception) => covers(exception, finding)),
    );
    expect(unexpected.map(({ name, address, problem }) => `${name}: ${address} ${problem}`)).toEqual([]);
  });

  it('accepts a stack that obeys', async () => {
    expect(await violations(policy, policy.compliant)).toEqual([]);
  });

  it('rejects a stack that does not', async () => {
    expect(await violations(policy, policy.violating)).not.toEqual([]);
  });
});

describe.each(policyExceptions.map((exception) => [exception.rule, exception] as const))(
  'an exception to %s',
  (rule, exception) => {
    it.each(exception.addresses)('is needed for %s', async (address) => {
      const one = { ...exception, addresses: [address] };
      expect((await findings).some((finding) => covers(one, finding))).toBe(true);
    });

    it('has ids that checkov gives the rule, if there are any', () => {
      const ids = policies.get(rule)?.controls.filter((id) => id.startsWith('CKV')) ?? [];
      const { checkov = [] } = exception;
      expect(ids).toEqual(expect.arrayContaining([...checkov]));
      expect(checkov.length > 0).toBe(ids.length > 0);
    });

    it('has a reason, in sentences', () => {
      expect(exception.reason).toMatch(/^[A-Z].{14,}\.$/);
    });
  },
);

describe('a policy that requires arguments', () => {
  const policy = {
    rule: 'deployments are rolled back',
    controls: [],
    ...requires('aws_ecs_service', { breaker: { enable: true, rollback: true } }, 'is not rolled back'),
  };

  it.each([
    ['a nested block that is written as an object', { enable: true, rollback: true, other: 1 }],
    ['a nested block that is written as a list', [{ enable: true, rollback: true }]],
  ])('accepts %s', async (_, breaker) => {
    expect(await violations(policy, samples({ aws_ecs_service: { breaker } }))).toEqual([]);
  });

  it.each([
    ['one that is missing', { enable: true }],
    ['another value', { enable: true, rollback: false }],
    ['no block', undefined],
  ])('rejects %s', async (_, breaker) => {
    expect(await violations(policy, samples({ aws_ecs_service: { breaker } }))).toEqual([
      { address: 'aws_ecs_service.sample', problem: 'is not rolled back' },
    ]);
  });
});

describe('an exception', () => {
  const finding = {
    rule: 'rds/multi-az',
    environment: 'staging',
    shipped: true,
    address: 'aws_db_instance.database',
  };
  const exception = { rule: 'rds/multi-az', addresses: ['aws_db_instance.database'], reason: 'Test data.' };

  it.each([
    ['its rule and address', {}],
    ['an address that its pattern fits', { addresses: ['aws_db_instance.*'] }],
    ['its environment', { environment: 'staging' } as const],
  ])('is for %s', (_, change) => {
    expect(covers({ ...exception, ...change }, finding)).toBe(true);
  });

  it.each([
    ['rule', { rule: 'rds/not-public' }],
    ['address', { addresses: ['aws_db_instance.data'] }],
    ['environment', { environment: 'prod' } as const],
    ['thing that ships, when made for a switch', { switchedOff: true } as const],
  ])('is for no other %s', (_, change) => {
    expect(covers({ ...exception, ...change }, finding)).toBe(false);
  });
});
