import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** Whether a value is true, or a variable that is true unless somebody who plans says otherwise. */
const isTrueByDefault = (value: unknown, stack: TerraformConfiguration): boolean => {
  const [, variable = ''] = /^\$\{var\.(\w+)\}$/.exec(String(value)) ?? [];
  return value === true || stack.json['variable']?.[variable]?.default === true;
};

const waiting = (standard: boolean): Block => ({
  variable: { wait_for_steady_state: { default: standard } },
  ...samples({ aws_ecs_service: { wait_for_steady_state: '${var.wait_for_steady_state}' } }),
});

export const policy: Policy = {
  rule: 'an apply ends when the new tasks run',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ wait_for_steady_state }, _, stack) => isTrueByDefault(wait_for_steady_state, stack),
    'is applied before anybody knows whether it runs',
  ),
  compliant: waiting(true),
  violating: waiting(false),
};
