import { Fn, type TerraformStack } from 'cdktf';

interface UpgradeCheckProps {
  /** Identifier of the DB instance. */
  readonly identifier: string;
  /** Major version in the environment. */
  readonly engineVersion: string;
  /** Full version that the instance runs. */
  readonly engineVersionActual: string;
}

/**
 * Warns while a major upgrade of the database waits for its maintenance window. A `check` never fails a plan or an apply; a
 * postcondition would fail every plan of an upgrade, because before it the instance runs the old version. Not part of
 * the module for HCL: `terraform test` takes a check that is unknown in a plan for a failure.
 * @see Terraform documentation, "Checks"
 */
export function warnWhileUpgradeWaits(
  stack: TerraformStack,
  { identifier, engineVersion, engineVersionActual }: UpgradeCheckProps,
): void {
  stack.addOverride('check.database_version.assert', {
    condition: Fn.startswith(engineVersionActual, `${engineVersion}.`),
    error_message:
      `${identifier} runs PostgreSQL ${engineVersionActual}, and ${engineVersion} is configured. The upgrade of a protected ` +
      'instance waits for its maintenance window: apply again after it, or upgrade at once as docs/runbooks/data.md says ' +
      'below "Upgrade PostgreSQL".',
  });
}
