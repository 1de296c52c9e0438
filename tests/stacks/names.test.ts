import { DERIVED_NAMES, resourceName } from '../../modules/shared/naming';
import { subjects } from '../support/subjects';
import { shipped } from '../support/synthesize';

/** Literal names of the IAM roles in what is synthesized, without the environment's prefix. */
const roleNames = subjects.flatMap(({ environment, stack }) =>
  Object.values(stack.resources('aws_iam_role')).map(({ name }) =>
    String(name).replace(`${resourceName(shipped[environment])}-`, ''),
  ),
);

describe('names of IAM roles', () => {
  it('are all among those whose length is checked before anything is synthesized', () => {
    const checked = DERIVED_NAMES.flatMap(({ kind, role }) => (kind === 'IAM role' ? [role] : []));
    expect([...new Set(roleNames)].filter((name) => !checked.includes(name))).toEqual([]);
  });
});
