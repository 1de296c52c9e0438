import { type TerraformBackend, type TerraformElement, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct, type Node } from 'constructs';
import { Inputs } from './inputs';
import { ProviderRequirement } from './provider-requirement';

/** What a module tells its caller. */
export interface Output {
  readonly name: string;
  readonly description: string;
  readonly value: unknown;
}

/**
 * A reusable Terraform module: variables, resources and outputs, and neither a backend nor a configured
 * provider. The constructs inside are the ones of the stacks.
 *
 * @see Terraform documentation, "Standard Module Structure"
 */
export class TerraformModule extends TerraformStack {
  readonly inputs: Inputs;
  private readonly published: Output[] = [];
  // Apart from the variables: both may be called the same.
  private readonly outputScope: Construct;

  constructor(scope: Construct, name: string) {
    super(scope, name);
    this.addOverride('terraform.required_version', '>= 1.11.0, < 2.0.0');
    new ProviderRequirement(this, 'aws');
    this.inputs = new Inputs(this);
    this.outputScope = new Construct(this, 'outputs');
  }

  /** All outputs, for the documentation. */
  get outputs(): readonly Output[] {
    return this.published;
  }

  /** Publishes a value. */
  output(name: string, description: string, value: unknown): void {
    this.published.push({ name, description, value });
    new TerraformOutput(this.outputScope, name, { value, description, staticId: true });
  }

  /** A second configuration of the provider, for what exists in us-east-1 only; the caller passes it. */
  usEast1(): ProviderRequirement {
    return new ProviderRequirement(this, 'aws-us-east-1', 'us_east_1');
  }

  /** The root that calls a module has the backend. */
  override ensureBackendExists(): TerraformBackend {
    return undefined as unknown as TerraformBackend;
  }

  /** Names as in the stacks: the construct's path, without CDKTF's hash. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = 'node' in element ? element.node : element;
    const path = node.scopes.slice(node.scopes.indexOf(this) + 1).map((scope) => scope.node.id);
    return path.filter((id) => id !== 'this').join('_');
  }
}
