import { ATTACHED_AWS_POLICIES, boundaryArn } from '../../../terraform-state-bootstrap/permissions/iam';
import { ACCOUNT_ID } from '../../support/policy-engine';
import { subjects } from '../../support/subjects';
import { type Checked, holderOf, target } from './support/holder';

const role = (name: string): string => `arn:aws:iam::${ACCOUNT_ID}:role/${name}`;
const policy = (name: string): string => `arn:aws:iam::${ACCOUNT_ID}:policy/${name}`;

const BOUNDARY = 'iam:PermissionsBoundary';
const bounded = { [BOUNDARY]: policy('bmo-learning-terraform-prod-boundary') };

const may = holderOf(
  target('prod', 'foundation'),
  'aws_iam_policy',
  'aws_iam_role',
  'aws_iam_role_policy',
  'aws_iam_role_policy_attachment',
);

describe('the boundary', () => {
  it("is the environment's own", () => {
    expect(boundaryArn(target('prod', 'application'))).toBe(policy('bmo-learning-terraform-prod-boundary'));
    expect(boundaryArn(target('staging', 'application'))).toBe(
      policy('bmo-learning-terraform-staging-boundary'),
    );
  });

  it.each([
    'iam:CreateRole',
    'iam:DeleteRolePolicy',
    'iam:PutRolePermissionsBoundary',
    'iam:PutRolePolicy',
    'iam:UpdateAssumeRolePolicy',
  ])('%s takes it', async (action) => {
    const name = role('bmo-learning-prod-backup');
    expect(await may(action, [name, bounded])).toBe(true);
    expect(await may(action, [name])).toBe(false);
    expect(await may(action, [name, { [BOUNDARY]: policy('bmo-learning-prod-boundary') }])).toBe(false);
    expect(await may(action, [name, { [BOUNDARY]: policy('bmo-learning-terraform-staging-boundary') }])).toBe(
      false,
    );
  });

  it('is never taken off', async () => {
    expect(await may('iam:DeleteRolePermissionsBoundary', [role('bmo-learning-prod-backup'), bounded])).toBe(
      false,
    );
  });

  it('cannot be rewritten', async () => {
    const boundary: Checked = [policy('bmo-learning-terraform-prod-boundary')];
    expect(await may('iam:CreatePolicyVersion', boundary)).toBe(false);
    expect(await may('iam:DeletePolicy', boundary)).toBe(false);
  });
});

describe('roles', () => {
  it.each(['bmo-learning-staging-backup', 'bmo-learning-terraform-prod-foundation', 'administrator'])(
    '%s is out of reach',
    async (name) => {
      for (const action of ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy']) {
        expect(await may(action, [role(name), bounded])).toBe(false);
      }
      expect(await may('iam:TagRole', [role(name)])).toBe(false);
    },
  );

  it('of the team, without the boundary, keep their trust and their policies', async () => {
    const team = role('bmo-learning-prod-ecs-task');
    expect(await may('iam:UpdateAssumeRolePolicy', [team])).toBe(false);
    expect(await may('iam:DeleteRole', [team])).toBe(false);
  });
});

describe('attached policies', () => {
  const attaching = (arn: string): Checked => [
    role('bmo-learning-prod-backup'),
    { ...bounded, 'iam:PolicyARN': arn },
  ];

  it("are the environment's own, and those of AWS that a stack attaches", async () => {
    expect(await may('iam:AttachRolePolicy', attaching(policy('bmo-learning-prod-slack')))).toBe(true);
    for (const arn of ATTACHED_AWS_POLICIES) {
      expect(await may('iam:AttachRolePolicy', attaching(arn))).toBe(true);
    }
  });

  it.each([
    'arn:aws:iam::aws:policy/AdministratorAccess',
    'arn:aws:iam::aws:policy/PowerUserAccess',
    policy('bmo-learning-terraform-prod-foundation-1'),
    policy('bmo-learning-staging-slack'),
  ])('are never %s', async (arn) => {
    expect(await may('iam:AttachRolePolicy', attaching(arn))).toBe(false);
  });

  it("of AWS's are just those of the stacks", () => {
    const attached = subjects
      .flatMap(({ stack }) => Object.values(stack.resources('aws_iam_role_policy_attachment')))
      .map(({ policy_arn }) => String(policy_arn))
      .filter((arn) => arn.startsWith('arn:aws:iam::aws:'));
    expect([...new Set(attached)].sort()).toEqual(ATTACHED_AWS_POLICIES);
  });
});

describe('handing a role to a service', () => {
  /** Staging tries no restores: its role waits for a person who restores something. */
  const WAITING = ['bmo-learning-staging-restore'];

  const roles = subjects.flatMap(({ environment, stack, name }) => {
    const of = target(environment, name.endsWith('foundation') ? 'foundation' : 'application');
    const types = Object.keys(stack.json['resource']);
    return Object.values(stack.resources('aws_iam_role')).map((body) => ({
      of,
      types,
      name: String(body['name']),
      service: String(JSON.parse(body['assume_role_policy']).Statement[0].Principal.Service),
    }));
  });
  const once = [...new Map(roles.map((each) => [each.name, each])).values()];
  const handed = once.filter(({ name }) => !WAITING.includes(name));

  it.each(handed)('is allowed for $name to $service alone', async ({ of, types, name, service }) => {
    const passes = holderOf(of, ...types);
    expect(await passes('iam:PassRole', [role(name), { 'iam:PassedToService': service }])).toBe(true);
    const other = service === 'lambda.amazonaws.com' ? 'ec2.amazonaws.com' : 'lambda.amazonaws.com';
    expect(await passes('iam:PassRole', [role(name), { 'iam:PassedToService': other }])).toBe(false);
  });

  it.each(once.filter(({ name }) => WAITING.includes(name)))(
    'is not needed for $name',
    async ({ of, types, name, service }) => {
      const passes = holderOf(of, ...types);
      expect(await passes('iam:PassRole', [role(name), { 'iam:PassedToService': service }])).toBe(false);
    },
  );
});
