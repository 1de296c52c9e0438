import type { SynthesizedRoot } from '../toolbox/synthesized-roots';
import { givenValues, variablesFile, variablesOption } from '../toolbox/variables';

/** Variables that give alarms to somebody; `stacks/foundation/variables.ts` declares them. */
const RECIPIENTS = {
  critical: ['critical_email_addresses', 'pager_https_endpoint', 'slack_workspace_id'],
  warning: ['warning_email_addresses', 'slack_workspace_id'],
} as const;

/** Values that give nothing. */
const NOTHING = ['', '[]', 'null'];

/** What to print about alarms that nobody would receive; nothing when somebody receives all of them. */
export function unheardAlarms(
  root: SynthesizedRoot,
  terraformArguments: readonly string[],
): readonly string[] {
  if (!(RECIPIENTS.critical[0] in root.json.variable)) return [];
  const given = givenValues(root.folder, [...variablesOption(root), ...terraformArguments]);
  const isSet = (name: string) => !NOTHING.includes(given.get(name)?.value.trim() ?? '');
  return Object.entries(RECIPIENTS)
    .filter(([, names]) => !names.some(isSet))
    .map(
      ([severity, names]) =>
        `Nobody would receive the ${severity} alarms of ${root.environment}. Set ${names.join(' or ')} in ${variablesFile(root)}.`,
    );
}
