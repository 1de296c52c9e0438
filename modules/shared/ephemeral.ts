import { ref, TerraformElement, Token } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Terraform's `ephemeral` block, which CDKTF lacks: a value that exists only while Terraform runs, and is not stored
 * in state or plan. Only write-only arguments and other ephemeral blocks can use it.
 * @see Terraform documentation, "Ephemerality in resources"
 */
export class Ephemeral extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly type: string,
    private readonly config: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id, `ephemeral.${type}`);
  }

  /** Reference to an attribute of the ephemeral value. */
  attribute(name: string): string {
    return Token.asString(ref(`${this.fqnOfBlock()}.${name}`, this.cdktfStack));
  }

  override toTerraform(): object {
    return { ephemeral: { [this.type]: { [this.friendlyUniqueId]: this.config } } };
  }

  private fqnOfBlock(): string {
    return `ephemeral.${this.type}.${this.friendlyUniqueId}`;
  }
}
