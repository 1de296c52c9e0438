import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import {
  Aspects,
  type TerraformBackend,
  type TerraformElement,
  TerraformOutput,
  TerraformStack,
} from 'cdktf';
import { Construct, type IConstruct, type Node } from 'constructs';
import { PermissionsBoundary } from '../modules/iam/permissions-boundary';
import { readableAddress } from '../modules/shared/readable-address';
import { TERRAFORM_VERSIONS } from '../modules/shared/terraform-root';
import { CallersTags, isTaggable } from './callers-tags';
import { Inputs } from './inputs';
import { ProviderRequirement } from './provider-requirement';

/** An `output` block. */
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
  private readonly aliases: string[] = [];
  // Apart from the variables: both may be called the same.
  private readonly outputScope: Construct;

  constructor(scope: Construct, name: string) {
    super(scope, name);
    this.addOverride('terraform.required_version', TERRAFORM_VERSIONS);
    new ProviderRequirement(this, 'aws');
    this.inputs = new Inputs(this);
    this.outputScope = new Construct(this, 'outputs');
  }

  /** All outputs, for the documentation. */
  get outputs(): readonly Output[] {
    return this.published;
  }

  /** Names of the configurations of the provider that a caller passes besides its own, for the documentation. */
  get providerAliases(): readonly string[] {
    return this.aliases;
  }

  /** Publishes a value. */
  output(name: string, description: string, value: unknown): void {
    this.published.push({ name, description, value });
    new TerraformOutput(this.outputScope, name, { value, description, staticId: true });
  }

  /** A second configuration of the provider, for what exists in us-east-1 only; the caller passes it. */
  usEast1(): ProviderRequirement {
    this.aliases.push('us_east_1');
    return new ProviderRequirement(this, 'aws-us-east-1', 'us_east_1');
  }

  /** Adds what every module lets its caller decide, once all is built: tags, and what bounds its roles. */
  finish(): void {
    const nodes = this.node.findAll();
    if (nodes.some(isRole)) {
      const arn = this.inputs.optional(
        'permissions_boundary_arn',
        'ARN of the permissions boundary of every role in the module; null for none.',
      );
      Aspects.of(this).add(new PermissionsBoundary(arn));
    }
    if (nodes.some(isTaggable)) {
      const tags = this.inputs.map('tags', 'Tags of every resource. Tags that the module sets itself win.');
      Aspects.of(this).add(new CallersTags(tags));
    }
  }

  /** The root that calls a module has the backend. */
  override ensureBackendExists(): TerraformBackend {
    return undefined as unknown as TerraformBackend;
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return readableAddress(this, element);
  }
}

const isRole = (node: IConstruct): boolean => node instanceof IamRole;
