import type { PolicyStatement } from '../../../modules/shared/policy-document';
import {
  POLICY_SIZE,
  packPolicies,
  policySize,
} from '../../../terraform-state-bootstrap/roles/managed-policies';
import { partsOf } from '../../../terraform-state-bootstrap/roles/policy-parts';

const ACCOUNT = '123456789012';

const statement = (Sid: string, count: number, resource = '*'): PolicyStatement => ({
  Sid,
  Effect: 'Allow',
  Action: Array.from({ length: count }, (_, index) => `rds:${Sid}Action${String(index).padStart(4, '0')}`),
  Resource: [resource],
});
const actionsOf = (statements: readonly PolicyStatement[] = []) =>
  statements.flatMap(({ Action }) => Action).sort();

describe('the size of a policy', () => {
  it('counts no white space', () => {
    const named = (Sid: string) => policySize([{ ...statement('A', 1), Sid }], ACCOUNT);
    expect(named('with some white space')).toBe(named('withsomewhitespace'));
  });

  it('counts the account that Terraform knows later as 12 digits', () => {
    const of = (accountId: string) =>
      policySize([statement('A', 1, `arn:aws:rds:us-east-2:${accountId}:db:a`)], accountId);
    expect(of('${TfToken[TOKEN.1234567]}')).toBe(of(ACCOUNT));
  });
});

describe('packed policies', () => {
  const large = statement('Large', 150);
  const tooLarge = statement('TooLarge', 600);

  it('are a policy for each part that fits into one', () => {
    const parts = { data: [statement('A', 2), statement('B', 2)], network: [statement('C', 2)] };
    expect(packPolicies(parts, ACCOUNT)).toEqual(parts);
  });

  it('go on in another policy where a part does not fit', () => {
    const packed = packPolicies(
      { data: [large, { ...large, Sid: 'Other' }, statement('Small', 1)] },
      ACCOUNT,
    );
    expect(
      Object.entries(packed).map(([name, statements]) => [name, statements.map(({ Sid }) => Sid)]),
    ).toEqual([
      ['data', ['Large']],
      ['data-2', ['Other', 'Small']],
    ]);
  });

  it('divide a statement that does not fit by itself, without losing an action', () => {
    const packed = packPolicies({ data: [tooLarge] }, ACCOUNT);
    const statements = Object.values(packed).flat();
    expect(statements.map(({ Sid }) => Sid)).toEqual([
      'TooLargeAA',
      'TooLargeAB',
      'TooLargeBA',
      'TooLargeBB',
    ]);
    expect(actionsOf(statements)).toEqual(actionsOf([tooLarge]));
    for (const policy of Object.values(packed)) {
      expect(policySize(policy, ACCOUNT)).toBeLessThanOrEqual(POLICY_SIZE);
    }
  });

  it('leave every other part alone when one grows', () => {
    const parts = { data: [large], network: [statement('C', 2)] };
    const { network } = packPolicies({ ...parts, data: [large, tooLarge] }, ACCOUNT);
    expect(network).toEqual(packPolicies(parts, ACCOUNT)['network']);
  });

  it('are refused when a role has no room for so many', () => {
    const of = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`part-${index}`, [statement('A', 1)]]));
    expect(packPolicies(of(10), ACCOUNT)).toEqual(of(10));
    expect(() => packPolicies(of(11), ACCOUNT)).toThrow(
      new Error(
        'A role takes 10 policies, and these are 11: part-0, part-1, part-2, part-3, part-4, part-5, part-6, ' +
          'part-7, part-8, part-9, part-10. Join grants on the same resources in ' +
          'terraform-state-bootstrap/permissions/, or join parts in ' +
          'terraform-state-bootstrap/roles/policy-parts.ts.',
      ),
    );
  });

  it('are refused when the resources of one action alone do not fit', () => {
    const wide = {
      ...statement('Wide', 1),
      Resource: Array.from({ length: 400 }, (_, i) => `arn:aws:rds:::db:${i}`),
    };
    expect(() => packPolicies({ data: [wide] }, ACCOUNT)).toThrow(
      new Error('Wide names too many resources for one policy.'),
    );
  });
});

describe('parts', () => {
  const of = (action: string): PolicyStatement => ({ ...statement(action, 0), Action: [action] });

  it('hold the statements of their services', () => {
    const statements = ['rds:A', 'ec2:B', 'elasticache:C'].map(of);
    expect(partsOf(statements)).toEqual({
      data: [statements[0], statements[2]],
      network: [statements[1]],
    });
  });

  it('have to be told of a service that is new', () => {
    expect(() => partsOf([of('sqs:CreateQueue')])).toThrow(
      new Error(
        'No policy takes the permissions on sqs. Add it to a part in terraform-state-bootstrap/roles/policy-parts.ts.',
      ),
    );
  });
});
