import type { Environment } from '../modules/config/schema';
import { firewallSettings } from '../modules/waf/settings';
import { logsInput, nameInput, renamed } from './common-inputs';
import type { Inputs } from './inputs';

/** Settings of a firewall that the environment's file decides. */
export const FIXED_OF_FIREWALLS = {
  allowList: 'Decides whether there is an allow list of addresses, and the variable for it.',
  managedRules: 'Decide whether the rules of AWS block or count.',
  sharedAddresses: 'Decide whether there is a second rate limit, and an IP set for it.',
  uploadPaths: 'Decide the rule on large request bodies, which counts against the capacity of the web ACL.',
};

/** The environment with variables in place of what a caller decides of a firewall. */
export const firewallInputs = (inputs: Inputs, environment: Environment): Environment => ({
  ...renamed(environment, nameInput(inputs, environment)),
  firewall: inputs.settings(firewallSettings, environment.firewall),
  logs: logsInput(inputs, environment),
});
