import {
  DataTerraformRemoteStateS3,
  propertyAccess,
  TerraformOutput,
  type TerraformStack,
  Token,
} from 'cdktf';
import type { Environment } from '../modules/config/schema';
import { type ByZone, zonesByLetter } from '../modules/network/zones';
import { type CoreGroup, coreGroups } from '../modules/security-groups/flows';
import { stateLocation } from './platform-stack';

/** All that the application stack may know of the foundation. Ids and ARNs only, never a secret value. */
export interface FoundationOutputs {
  readonly vpcId: string;
  /** Public subnet of each zone, by the zone's letter. */
  readonly publicSubnetIds: ByZone;
  /** Private subnet of each zone, by the zone's letter. */
  readonly privateSubnetIds: ByZone;
  readonly securityGroupIds: Readonly<Record<CoreGroup, string>>;
}

interface Declaration {
  /** Name of the Terraform output. Renaming it breaks an application that was not synthesized with it. */
  readonly output: string;
  readonly description: string;
  /** Keys of an output that is a map. */
  readonly keys?: (environment: Environment) => readonly string[];
}

const zoneLetters = ({ network }: Environment) => Object.keys(zonesByLetter(network.availabilityZones));

const declarations: Readonly<Record<keyof FoundationOutputs, Declaration>> = {
  vpcId: { output: 'vpc_id', description: 'VPC that the platform runs in' },
  publicSubnetIds: {
    output: 'public_subnet_ids',
    description: 'Public subnet of each Availability Zone, by the letter of the zone',
    keys: zoneLetters,
  },
  privateSubnetIds: {
    output: 'private_subnet_ids',
    description: 'Private subnet of each Availability Zone, by the letter of the zone',
    keys: zoneLetters,
  },
  securityGroupIds: {
    output: 'security_group_ids',
    description: 'Security group of each role',
    keys: () => coreGroups,
  },
};

const entries = Object.entries(declarations) as [keyof FoundationOutputs, Declaration][];

/** Declares the foundation's outputs. Called once, by the foundation. */
export function publishFoundationOutputs(stack: TerraformStack, values: FoundationOutputs): void {
  for (const [name, { output, description }] of entries) {
    new TerraformOutput(stack, output, { staticId: true, value: values[name], description });
  }
}

/**
 * Reads the foundation's outputs out of its state: the application's only view of the foundation. A plan
 * fails while the foundation has not been applied.
 * @see Terraform documentation, "The terraform_remote_state Data Source"
 */
export function readFoundationOutputs(stack: TerraformStack, environment: Environment): FoundationOutputs {
  const state = new DataTerraformRemoteStateS3(stack, 'foundation', stateLocation(environment, 'foundation'));
  const read = ({ output, keys }: Declaration) =>
    keys
      ? Object.fromEntries(
          keys(environment).map((key) => [key, Token.asString(propertyAccess(state.get(output), [key]))]),
        )
      : state.getString(output);
  return Object.fromEntries(
    entries.map(([name, declaration]) => [name, read(declaration)]),
  ) as unknown as FoundationOutputs;
}
