import { TerraformElement, type TerraformResource } from 'cdktf';

/**
 * Terraform's `import` block: the resource exists already and is taken over instead of created. Harmless once it
 * has been; CDKTF's own `importFrom` runs the terraform command during synthesis.
 * @see Terraform documentation, "import block reference"
 */
export class ImportBlock extends TerraformElement {
  constructor(
    private readonly resource: TerraformResource,
    /** What the provider knows the resource by, see "Import" on its page. */
    private readonly importId: string,
  ) {
    super(resource, 'import', 'import');
  }

  override toTerraform(): object {
    const to = `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}`;
    return { import: [{ to, id: this.importId }] };
  }
}
