import { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** Versions of the AWS provider that the modules work with: what they are tested with, up to the next but one. */
export const PROVIDER_VERSIONS = '>= 5.100.0, < 7.0.0';

/**
 * Says that a module needs the AWS provider and configures none: a provider block inside of a module forbids
 * its caller `for_each`, `count` and `depends_on`. An alias is a second configuration, which the caller passes.
 *
 * @see Terraform documentation, "Providers Within Modules"
 */
export class ProviderRequirement extends TerraformProvider {
  /** @param providerAlias name by which the caller passes another configuration. @default the caller's own */
  constructor(
    scope: Construct,
    id: string,
    private readonly providerAlias?: string,
  ) {
    super(scope, id, {
      terraformResourceType: 'aws',
      terraformGeneratorMetadata: { providerName: 'aws', providerVersion: PROVIDER_VERSIONS },
      terraformProviderSource: 'hashicorp/aws',
    });
  }

  /** What resources refer to it by; the class that this one extends remembers none that is set. */
  override get alias(): string | undefined {
    return this.providerAlias;
  }

  override toTerraform(): object {
    const aliases = this.providerAlias && { configuration_aliases: [`aws.${this.providerAlias}`] };
    const aws = { source: 'hashicorp/aws', version: PROVIDER_VERSIONS, ...aliases };
    return { terraform: { required_providers: { aws } } };
  }
}
