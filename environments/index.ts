import { prod } from './prod';
import { staging } from './staging';

/** Every environment, by name. */
export const environments = { prod, staging };
