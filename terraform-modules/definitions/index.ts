import type { ModuleDefinition } from '../definition';
import { nat } from './nat';
import { rds } from './rds';

/** Every module, in the order in which a root calls them. */
export const definitions: readonly ModuleDefinition[] = [nat, rds];
