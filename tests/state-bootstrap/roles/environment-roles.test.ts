import { EnvironmentRoles } from '../../../terraform-state-bootstrap/roles/environment-roles';
import { ACCOUNT_ID } from '../../support/policy-engine';
import { itIsReusable } from '../../support/reusable';
import { formOf, OTHER_STATE_KEYS, propsOf, ROLE_NAMES, synthesizeRoles } from './support/roles';

const prod = formOf('prod');
const { configuration } = synthesizeRoles(prod);
const role = (name: string) => configuration.at(`aws_iam_role.roles_${name}`);

describe('the roles of an environment', () => {
  it('bear names that their own permissions do not reach', () => {
    const names = ['aws_iam_role', 'aws_iam_policy'].flatMap((type) =>
      Object.values(configuration.resources(type)).map(({ name }) => String(name)),
    );
    expect(names).toEqual(
      expect.arrayContaining([
        ...ROLE_NAMES.map((name) => `bmo-learning-terraform-prod-${name}`),
        'bmo-learning-terraform-prod-boundary',
        'bmo-learning-terraform-prod-foundation-network',
      ]),
    );
    expect(names.filter((name) => !name.startsWith('bmo-learning-terraform-prod-'))).toEqual([]);
  });

  it.each([
    ['plan', 3600, 'prod-plan'],
    ['plan', 3600, 'prod-pull-request'],
    ['foundation', 14400, 'prod'],
    ['application', 14400, 'prod'],
    ['deploy', 7200, 'prod'],
  ])('last and are taken as befits them: %s', (name, seconds, githubEnvironment) => {
    expect(role(name)['max_session_duration']).toBe(seconds);
    expect(role(name)['assume_role_policy']).toContain(`"environment", "${githubEnvironment}"]`);
  });

  it('have every policy that is made for them, and no other', () => {
    const attached = Object.values(configuration.resources('aws_iam_role_policy_attachment'))
      .map(({ role: to, policy_arn }) => `${to} ${policy_arn}`)
      .sort();
    const made = Object.keys(configuration.resources('aws_iam_policy'))
      .filter((name) => name !== 'roles_boundary')
      .map((name) => {
        const [, owner] = name.split('_');
        return `\${aws_iam_role.roles_${owner}.name} \${aws_iam_policy.${name}.arn}`;
      })
      .sort();
    expect(attached).toEqual(made);
    for (const name of ROLE_NAMES) {
      expect(configuration.at(`aws_iam_role_policy.roles_${name}_guardrails`)['role']).toBe(
        `\${aws_iam_role.roles_${name}.name}`,
      );
    }
  });

  it('are told to whoever takes them', () => {
    const arns: unknown[] = [];
    synthesizeRoles(prod, (roles) => arns.push(Object.keys(roles.roleArns), roles.boundaryArn));
    expect(arns).toEqual([
      ROLE_NAMES,
      `arn:aws:iam::${ACCOUNT_ID}:policy/bmo-learning-terraform-prod-boundary`,
    ]);
  });

  it('need both stacks', () => {
    const [foundation] = propsOf(prod).stacks;
    const without = () => synthesizeRoles(prod, undefined, { stacks: foundation ? [foundation] : [] });
    expect(without).toThrow(new Error('prod has no stack application.'));
  });
});

describe('an account that Terraform knows later', () => {
  itIsReusable(
    (stack, id, { text }) =>
      new EnvironmentRoles(stack, id, {
        ...propsOf(prod),
        accountId: text('account_id'),
        otherStateKeys: OTHER_STATE_KEYS,
        githubSubjectRepository: text('github_repository'),
        oidcProviderArn: text('identity_provider'),
        trustedPrincipalArns: [],
      }),
  );
});
