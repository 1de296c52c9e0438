import { readArguments } from './arguments';
import { bootstrapAccounts } from './bootstrap/bootstrap-accounts';
import { applyBehindCloudFront } from './cloudfront/apply-behind-cloudfront';
import { proveDatabaseRoles } from './database/database-roles';
import { runEnvironments } from './environments';
import { applyHclRoots } from './hcl-root/apply-roots';
import { testModules } from './modules/test-modules';
import { Parts } from './parts';
import { requirePython } from './requirements';
import { reportFailure, type Steps } from './steps';
import { runWrapper } from './terraform-wrapper';
import { inWorkspace } from './workspace';

const ENVIRONMENTS = ['prod', 'staging'];
/** The commands of operators by themselves, in accounts of their own. */
const COMMANDS = 'commands';
/** The modules that HCL can call. */
const MODULES = 'modules';
/** Roots that call them. */
const HCL = 'hcl';
/** The roles inside of the database, in a real PostgreSQL. */
const DATABASE = 'database';
/** Staging behind CloudFront. */
const CLOUDFRONT = 'cloudfront';
const CHOICES = [...ENVIRONMENTS, COMMANDS, MODULES, HCL, DATABASE, CLOUDFRONT];

const USAGE = `usage: npm run e2e -- [--only ${CHOICES.join('|')}] [--keep]

Imports the team's state bucket and lock table, then applies the synthesized stacks beside the team's existing
root on an AWS emulator, with the real Terraform, AWS provider and S3 backend; checks what exists, that second
plans are empty, that no secret value is written anywhere and that the existing root is untouched. In staging the
first apply is interrupted and a key missing, a good and a broken image are deployed, and the password of the
database is rotated; in prod the database is restored. Destroys everything; then every call has to be one that the Terraform roles allow. Beside the
environments come staging behind CloudFront, the modules, with \`terraform test\`, roots in HCL that call them, and the commands by themselves:
\`npx bmo bootstrap\` from nothing, over what exists and interrupted, and \`npx bmo tf\`. The migration's command creates
the roles of the services in a real PostgreSQL.

  --only   one environment or one of the other parts, instead of everything
  --keep   keep the temporary folder with the stacks, plans and logs, and print where it is

Every claim that is proved is in docs/proof.md.`;

/**
 * The environments wait for databases and load balancers most of their time; the other parts compute beside them,
 * one after the other.
 */
async function endToEnd(folder: string, only: string | undefined): Promise<void> {
  const python = await requirePython();
  const parts = new Parts();
  const wanted = (name: string) => only === undefined || only === name;
  const others: readonly [string, (steps: Steps) => Promise<void>][] = [
    [DATABASE, (steps) => proveDatabaseRoles({ folder, python, steps })],
    [CLOUDFRONT, (steps) => applyBehindCloudFront({ folder, python, steps })],
    [MODULES, (steps) => testModules({ folder, python, steps })],
    [HCL, (steps) => applyHclRoots({ folder, python, steps })],
    [
      COMMANDS,
      (steps) =>
        steps.together(
          () => bootstrapAccounts({ folder, python, steps }),
          () => runWrapper({ folder, python, steps }),
        ),
    ],
  ];
  const environments = ENVIRONMENTS.filter(wanted);
  await Promise.all([
    environments.length > 0 && runEnvironments({ folder, python, parts }, environments),
    (async () => {
      for (const [name, work] of others) if (wanted(name)) await parts.run(name, work);
    })(),
  ]);
  parts.report();
}

async function main(): Promise<void> {
  const { only, keep, help } = readArguments({ usage: USAGE, part: 'part', parts: CHOICES });
  if (help) return console.log(USAGE);
  const started = performance.now();
  await inWorkspace(keep, (folder) => endToEnd(folder, only)).finally(() => {
    console.log(`${((performance.now() - started) / 60_000).toFixed(1).padStart(7)}  in all`);
  });
}

main().catch(reportFailure);
