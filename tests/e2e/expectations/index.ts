import type { ExpectedEnvironment } from './expected';
import { prod } from './prod';
import { staging } from './staging';

/** What every environment must be, by name. */
export const expectations: Readonly<Record<string, ExpectedEnvironment>> = { prod, staging };
