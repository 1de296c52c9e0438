import { show } from '../../shared/problems';
import { subnetsOf } from './blocks';
import { pairs } from './pairs';
import type { Rule } from './rule';

/** Subnets are found by their names, so no two have the same one. */
export const subnetNames: Rule = (environment) =>
  pairs(subnetsOf(environment)).flatMap(([one, other]) =>
    one.name !== undefined && one.name === other.name
      ? [
          {
            at: `${other.path}.name`,
            got: `${show(other.name)}, which is also the name of ${one.path}`,
            allowed: 'a name that no other subnet has',
            fix: 'Correct one of the two names.',
          },
        ]
      : [],
  );
