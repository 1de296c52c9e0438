import { TerraformElement, type TerraformResource } from 'cdktf';

/**
 * Terraform's `import` block: imports an existing resource instead of creating it. It has no effect after the
 * import. CDKTF's own `importFrom` runs the terraform command during synthesis.
 * @see Terraform documentation, "import block reference"
 */
export class ImportBlock extends TerraformElement {
  constructor(
    private readonly resource: TerraformResource,
    /** Import id of the resource, see "Import" on its documentation page. */
    private readonly importId: string,
  ) {
    super(resource, 'import', 'import');
  }

  override toTerraform(): object {
    const to = `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}`;
    return { import: [{ to, id: this.importId }] };
  }
}
