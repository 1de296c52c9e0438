import type { Block } from '../../support/terraform-configuration';
import { list } from './resources';

/** Values of a parameter group of RDS or ElastiCache, by name. */
export const parametersOf = ({ parameter }: Block): ReadonlyMap<string, string> =>
  new Map(list<Block>(parameter).map(({ name, value }) => [name, value]));
