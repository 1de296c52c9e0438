import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..');
const configuration = join(root, '.dependency-cruiser.cjs');
const { forbidden } = require(configuration) as { forbidden: readonly { readonly name: string }[] };

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** `rule: from -> to` for each import under `folder` that breaks a rule. */
function violations(folder: string): string[] {
  // A process of its own: dependency-cruiser is an ES module.
  const cruise = spawnSync(
    process.execPath,
    [join(root, 'node_modules/.bin/depcruise'), '--config', configuration, '--output-type', 'json', '.'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (cruise.status !== 0) throw new Error(cruise.stderr);
  const { summary } = JSON.parse(cruise.stdout) as { summary: { violations: readonly Violation[] } };
  return summary.violations
    .map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to.replace(/^.*node_modules\//, '')}`)
    .sort();
}

describe('the import rules', () => {
  // That the project keeps them is `npm run check:architecture`.
  describe('on a tree that breaks each of them', () => {
    const broken = violations(join(__dirname, 'fixtures', 'architecture'));

    it('can all fail', () => {
      const named = new Set(broken.map((violation) => violation.split(':')[0]));
      expect([...named].sort()).toEqual(forbidden.map(({ name }) => name).sort());
    });

    it('name the import that breaks them and no other', () => {
      expect(broken).toEqual([
        'bootstrap-is-declarative: terraform-state-bootstrap/stack.ts -> ops/plan.ts',
        'config-knows-settings-only: modules/config/schema.ts -> modules/network/vpc.ts',
        'config-needs-no-cdktf: modules/config/schema.ts -> @cdktf/provider-aws/lib/index.js',
        'config-needs-no-cdktf: modules/config/schema.ts -> cdktf/lib/tokens/index.js',
        'environments-compute-nothing: environments/prod.ts -> modules/config/schema.ts',
        'environments-know-config-only: environments/prod.ts -> modules/network/settings.ts',
        'modules-stand-alone: modules/alarms/metric-alarms.ts -> modules/rds/subnet-group.ts',
        'modules-stand-alone: modules/network/vpc.ts -> modules/rds/instance.ts',
        'modules-stand-alone: modules/rds/subnet-group.ts -> terraform-modules/inputs.ts',
        'no-cdktf-internals: modules/network/vpc.ts -> cdktf/lib/tokens/index.js',
        'no-circular: modules/rds/instance.ts -> modules/rds/subnet-group.ts',
        'no-development-packages: modules/rds/instance.ts -> typescript/lib/typescript.js',
        'no-development-packages: terraform-modules/inputs.ts -> typescript/lib/typescript.js',
        'no-provider-barrel: modules/network/vpc.ts -> @cdktf/provider-aws/lib/index.js',
        'no-undeclared-packages: modules/network/settings.ts -> zod/index.cjs',
        'no-unresolvable: main.ts -> ./modules/network/missing',
        'no-unused-modules: modules/rds/proxy.ts -> modules/rds/proxy.ts',
        'no-unused-modules: terraform-modules/definitions/vpc.ts -> terraform-modules/definitions/vpc.ts',
        'nothing-imports-main: tests/support/run-main.ts -> main.ts',
        'nothing-imports-tests: ops/plan.ts -> tests/support/run-main.ts',
        'only-main-imports-stacks: ops/plan.ts -> stacks/foundation/index.ts',
        'shared-stands-alone: modules/shared/naming.ts -> modules/rds/instance.ts',
        'stacks-get-their-values: stacks/foundation/index.ts -> environments/prod.ts',
        'stacks-share-the-contract-only: stacks/application/index.ts -> stacks/foundation/index.ts',
        'stacks-share-the-contract-only: stacks/contract.ts -> stacks/foundation/index.ts',
      ]);
    });
  });
});
