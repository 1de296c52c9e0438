import type { PolicyException } from '../../../ops/policy-exceptions/exception';

/** A violation, with the rule it breaks and the environment it was found in. */
interface Finding {
  readonly rule: string;
  readonly environment: string;
  /** Whether it is in what ships, and not only behind a switch that is off. */
  readonly shipped: boolean;
  readonly address: string;
}

/** Whether the exception is made for the finding. */
export const covers = (
  exception: PolicyException,
  { rule, environment, shipped, address }: Finding,
): boolean =>
  exception.rule === rule &&
  (exception.environment === undefined || exception.environment === environment) &&
  !(exception.switchedOff && shipped) &&
  exception.addresses.some((pattern) => patternOf(pattern).test(address));

/** An address in which `*` stands for any characters. */
const patternOf = (address: string): RegExp =>
  new RegExp(`^${address.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
