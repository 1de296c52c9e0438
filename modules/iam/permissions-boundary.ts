import { type IAspect, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';

/**
 * Sets a permissions boundary on every IAM role below the construct that it is added to, so that no construct
 * needs a prop for it. Many organizations require one:
 *
 *     Aspects.of(stack).add(new PermissionsBoundary(policyArn));
 *
 * @see IAM User Guide, "Permissions boundaries for IAM entities"
 */
export class PermissionsBoundary implements IAspect {
  /** @param policyArn managed policy that limits the permissions of each role. Takes effect at once. */
  constructor(private readonly policyArn: string) {}

  visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node) || node.terraformResourceType !== 'aws_iam_role') return;
    node.addOverride('permissions_boundary', this.policyArn);
  }
}
