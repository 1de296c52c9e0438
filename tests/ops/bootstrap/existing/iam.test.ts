import { EXISTENCE_CHECKS } from '../../../../ops/bootstrap/existing/find-existing';
import { awsError } from '../../support/aws-answers';
import { type Answers, context, OUR_TAGS, resource, STACK } from '../support/samples';

const RESOURCES = {
  aws_iam_role: resource('aws_iam_role', { name: 'a-role' }),
  aws_iam_policy: resource('aws_iam_policy', { name: 'a-policy' }),
  aws_iam_role_policy: resource('aws_iam_role_policy', { name: 'inline', role: '${aws_iam_role.it.name}' }),
  aws_iam_role_policy_attachment: resource('aws_iam_role_policy_attachment', {
    role: '${aws_iam_role.it.name}',
    policy_arn: '${aws_iam_policy.it.arn}',
  }),
  aws_iam_openid_connect_provider: resource('aws_iam_openid_connect_provider', {
    url: 'https://tokens.example',
  }),
};
const POLICY_ARN = 'arn:aws:iam::111111111111:policy/a-policy';
const PROVIDER_ARN = 'arn:aws:iam::111111111111:oidc-provider/tokens.example';

const look = (type: keyof typeof RESOURCES, answers: Answers) =>
  EXISTENCE_CHECKS[type]?.(RESOURCES[type], context(answers, Object.values(RESOURCES)));
const absent = awsError('NoSuchEntityException');
const untagged = (at: string) => ({
  is: 'refused',
  problem: {
    at,
    got: `one without the tag Stack = ${STACK}`,
    allowed: 'none yet, or one that the bootstrap created',
    fix:
      'Find out who uses it. If nobody does, delete it; if it is to be imported, give it that tag. ' +
      'Then run the command again.',
  },
});

describe('What IAM has', () => {
  it.each([
    ['aws_iam_role', 'GetRole'],
    ['aws_iam_policy', 'GetPolicy'],
    ['aws_iam_role_policy', 'GetRolePolicy'],
    ['aws_iam_role_policy_attachment', 'ListAttachedRolePolicies'],
    ['aws_iam_openid_connect_provider', 'GetOpenIDConnectProvider'],
  ] as const)('%s is absent when there is none', async (type, operation) => {
    expect(await look(type, { [operation]: absent })).toEqual({ is: 'absent' });
  });

  it('a role or policy that an earlier run created is imported', async () => {
    expect(await look('aws_iam_role', { GetRole: { Role: { Tags: OUR_TAGS } } })).toEqual({
      is: 'present',
      importId: 'a-role',
      isOurs: true,
    });
    expect(await look('aws_iam_policy', { GetPolicy: { Policy: { Tags: OUR_TAGS } } })).toEqual({
      is: 'present',
      importId: POLICY_ARN,
      isOurs: true,
    });
  });

  it('a role or policy of somebody else is refused', async () => {
    expect(await look('aws_iam_role', { GetRole: { Role: {} } })).toEqual(untagged('role a-role'));
    expect(await look('aws_iam_policy', { GetPolicy: { Policy: {} } })).toEqual(untagged('policy a-policy'));
  });

  it('a policy inside of a role is known by both names', async () => {
    expect(await look('aws_iam_role_policy', { GetRolePolicy: {} })).toMatchObject({
      importId: 'a-role:inline',
    });
  });

  it('an attachment is found among all of a role', async () => {
    const AttachedPolicies = [{ PolicyArn: 'arn:aws:iam::aws:policy/Other' }, { PolicyArn: POLICY_ARN }];
    expect(
      await look('aws_iam_role_policy_attachment', { ListAttachedRolePolicies: { AttachedPolicies } }),
    ).toEqual({
      is: 'present',
      importId: `a-role/${POLICY_ARN}`,
      isOurs: false,
    });
    expect(
      await look('aws_iam_role_policy_attachment', { ListAttachedRolePolicies: { AttachedPolicies: [] } }),
    ).toEqual({ is: 'absent' });
  });

  it("GitHub's provider is imported when an earlier run created it", async () => {
    expect(
      await look('aws_iam_openid_connect_provider', { GetOpenIDConnectProvider: { Tags: OUR_TAGS } }),
    ).toEqual({ is: 'present', importId: PROVIDER_ARN, isOurs: true });
  });

  it("GitHub's provider is left alone otherwise: it may serve others", async () => {
    expect(await look('aws_iam_openid_connect_provider', { GetOpenIDConnectProvider: { Tags: [] } })).toEqual(
      {
        is: 'refused',
        problem: {
          at: 'identity provider tokens.example',
          got: 'one that the bootstrap did not create; it may serve others in the account',
          allowed: 'none yet, or one that the bootstrap created',
          fix:
            "Set `github.oidcProvider: 'existing'` in terraform-state-bootstrap/account.ts: the roles then trust the " +
            'one that exists.',
        },
      },
    );
  });
});
