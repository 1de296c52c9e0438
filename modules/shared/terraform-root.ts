import { S3Backend, type TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, Node } from 'constructs';
import { readableAddress } from './readable-address';

/** Write-only arguments keep secret values out of the state; Terraform has them since 1.11. */
export const TERRAFORM_VERSIONS = '>= 1.11.0, < 2.0.0';

/** Where a root keeps its state and how it locks it. */
export interface RootState {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  /** DynamoDB table of the locks. */
  readonly lockTable: string;
  /** Whether to lock with an object in the bucket as well. */
  readonly useLockfile: boolean;
}

/**
 * A Terraform root: an encrypted and locked state in S3, and addresses that can be read.
 * @see Terraform documentation, "Backend Type: s3"
 */
export abstract class TerraformRoot extends TerraformStack {
  /** @param name folder of the Terraform JSON */
  constructor(scope: Construct, name: string, state: RootState) {
    super(scope, name);
    this.addOverride('terraform.required_version', TERRAFORM_VERSIONS);
    const { bucket, key, region, lockTable, useLockfile } = state;
    const backend = new S3Backend(this, { bucket, key, region, encrypt: true, dynamodbTable: lockTable });
    if (useLockfile) backend.addOverride('use_lockfile', true);
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return readableAddress(this, element);
  }
}
