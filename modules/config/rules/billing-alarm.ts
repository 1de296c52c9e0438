import { pairs } from './pairs';
import type { FleetRule } from './rule';

/** The charges are the whole account's: a second alarm would say the same again. */
export const oneBillingAlarm: FleetRule = (environments) =>
  pairs(
    Object.entries(environments)
      .filter(([, { budget }]) => budget?.billingAlarm?.enabled === true)
      .map(([name]) => name),
  ).map(([one, other]) => ({
    at: `${other}: budget.billingAlarm`,
    got: `an alarm on the charges of the account, like that of ${one}`,
    allowed: 'one environment with a billing alarm',
    fix: 'Set it to { enabled: false } in all but one, unless they are in accounts of their own: then load them apart.',
  }));
