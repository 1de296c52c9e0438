import type { Environment } from '../modules/config/schema';
import { firewallSettings } from '../modules/waf/settings';
import { logsInput, nameInput, renamed } from './common-inputs';
import type { Inputs } from './inputs';

/** Settings of a firewall that the environment's file decides. */
export const FIXED_OF_FIREWALLS = {
  allowList: 'Decides whether there is a list of addresses that get in, and the variable for it.',
  uploadPaths: 'Decide the rule on large bodies, out of the capacity that a web ACL has.',
};

/** The environment with variables in place of what a caller decides of a firewall. */
export const firewallInputs = (inputs: Inputs, environment: Environment): Environment => ({
  ...renamed(environment, nameInput(inputs, environment)),
  firewall: inputs.settings(firewallSettings, environment.firewall),
  logs: logsInput(inputs, environment),
});
