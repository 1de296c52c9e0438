import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyExceptions } from '../policy-exceptions';
import type { PolicyException } from '../policy-exceptions/exception';

/** Where checkov looks for its settings. */
export const CHECKOV_CONFIG = join(__dirname, '..', '..', '.checkov.yaml');

const WIDTH = 110;
const IDS_PER_LINE = 6;

/** Exceptions that checkov would report. */
type Reported = PolicyException & Required<Pick<PolicyException, 'checkov'>>;

const INTRODUCTION = `# Settings of checkov. \`node --require tsx/cjs ops/docs/checkov-config.ts\` writes
# this file from ops/policy-exceptions/, which excuses the same places from the rules in tests/policies/.
#
# Scan a plan: checkov 3.3.13 crashes on *.tf.json with a required_version.
#
#   terraform plan -out plan.bin
#   terraform show -json plan.bin > plan.json
#   checkov -f plan.json
#
# checkov cannot skip a check for one resource of a plan. The rules can: they hold everywhere but at the
# addresses below.
`;

/** Settings of checkov: what it skips, and why. */
export function checkovConfig(exceptions: readonly PolicyException[] = policyExceptions): string {
  const reported = exceptions.filter(
    (exception): exception is Reported => exception.checkov !== undefined && !exception.switchedOff,
  );
  const everywhere = reported.filter(({ environment }) => environment === undefined);
  const environments = [...new Set(reported.flatMap(({ environment }) => environment ?? []))].sort();
  return [
    INTRODUCTION,
    ...environments.map((name) =>
      environmentSection(
        name,
        everywhere,
        reported.filter(({ environment }) => environment === name),
      ),
    ),
    'framework:\n  - terraform_plan\n',
    'skip-check:',
    ...idsOf(everywhere).flatMap((id) => [...reasonsFor(id, everywhere, '  # '), `  - ${id}`]),
    '',
  ].join('\n');
}

/** The command line replaces the list of this file: it has to name everything that the environment skips. */
function environmentSection(name: string, everywhere: readonly Reported[], own: readonly Reported[]): string {
  const ids = idsOf([...everywhere, ...own]);
  const options = Array.from({ length: Math.ceil(ids.length / IDS_PER_LINE) }, (_, line) =>
    ids.slice(line * IDS_PER_LINE, (line + 1) * IDS_PER_LINE).join(','),
  ).map((part) => `--skip-check ${part}`);
  return [
    `# A plan of ${name} has these findings as well:`,
    '#',
    ...idsOf(own).flatMap((id) => [`#   ${id}`, ...reasonsFor(id, own, '#     ')]),
    '#',
    `#   ${['checkov -f plan.json', ...options].join(' \\\n#     ')}`,
    '',
  ].join('\n');
}

const idsOf = (exceptions: readonly Reported[]): readonly string[] =>
  [...new Set(exceptions.flatMap(({ checkov }) => checkov))].sort();

const reasonsFor = (id: string, exceptions: readonly Reported[], prefix: string): readonly string[] =>
  exceptions
    .filter(({ checkov }) => checkov.includes(id))
    .flatMap(({ addresses, reason }) => wrap(`${addresses.join(', ')}: ${reason}`, prefix));

/** Lines of at most {@link WIDTH} columns, broken between words. */
const wrap = (text: string, prefix: string): readonly string[] =>
  (text.match(new RegExp(`\\S.{0,${WIDTH - prefix.length - 1}}(?=\\s|$)`, 'g')) ?? []).map(
    (line) => prefix + line,
  );

if (require.main === module) {
  writeFileSync(CHECKOV_CONFIG, checkovConfig());
  console.log(`Wrote ${CHECKOV_CONFIG}`);
}
