import type { TerraformStack } from 'cdktf';
import type { Environment } from '../../modules/config/schema';

/**
 * Warns in every plan from the day on which the firewall's managed rules were to block again. A `check` never fails a plan
 * or an apply, so that a forgotten date stops no deployment.
 * @see Terraform documentation, "Checks" and "plantimestamp Function"
 */
export function warnWhileFirewallCounts(stack: TerraformStack, { name, firewall }: Environment): void {
  if (firewall.managedRules === 'block') return;
  const { until } = firewall.managedRules;
  stack.addOverride('check.firewall_mode.assert', {
    condition: `\${timecmp(plantimestamp(), "${until}T00:00:00Z") < 0}`,
    error_message:
      `The managed rules of the firewall of ${name} only count requests, which was to end on ${until}. Look at what ` +
      "they counted, as docs/runbooks/alarms.md says, and set firewall.managedRules to 'block', or set a later date.",
  });
}
