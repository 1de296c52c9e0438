import type { Block } from '../../support/terraform-configuration';
import { list } from './resources';

/** A nested block that is there at most once, however it is written; empty where it is missing. */
export const block = (value: Block | readonly Block[] | undefined): Block => list<Block>(value)[0] ?? {};
