import type { Block } from '../../support/terraform-configuration';
import { list } from './resources';

/** What a distribution does with requests: by default, and below paths. */
export const behaviorsOf = ({ default_cache_behavior, ordered_cache_behavior }: Block): readonly Block[] => [
  ...list<Block>(default_cache_behavior),
  ...list<Block>(ordered_cache_behavior),
];
