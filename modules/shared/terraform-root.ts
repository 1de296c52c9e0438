import { S3Backend, type TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, Node } from 'constructs';
import { readableAddress } from './readable-address';
import type { StateLocation } from './state-location';

/** Terraform 1.11 added write-only arguments, which keep secret values out of the state. */
export const TERRAFORM_VERSIONS = '>= 1.11.0, < 2.0.0';

/**
 * A Terraform root with an encrypted and locked state in S3, and readable addresses.
 * @see Terraform documentation, "Backend Type: s3"
 */
export abstract class TerraformRoot extends TerraformStack {
  /** @param name folder of the Terraform JSON */
  constructor(scope: Construct, name: string, state: StateLocation) {
    super(scope, name);
    this.addOverride('terraform.required_version', TERRAFORM_VERSIONS);
    const { bucket, key, region, lockTable, useLockfile } = state;
    const backend = new S3Backend(this, { bucket, key, region, encrypt: true, dynamodbTable: lockTable });
    if (useLockfile) backend.addOverride('use_lockfile', true);
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return readableAddress(this, element);
  }

  /**
   * CDKTF resolves every token once to find references between stacks and once to write. Roots here know each other
   * through outputs alone, so the first time finds nothing; a policy reports a reference that is not declared.
   */
  override prepareStack(): void {}
}
