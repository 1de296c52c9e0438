import type { Block } from '../../support/terraform-configuration';
import type { Policy } from './policy';
import { list } from './resources';

/** Demands something of each AWS provider. */
export const everyProvider =
  (obeys: (provider: Block) => boolean, problem: string): Policy['violations'] =>
  ({ json: { provider } }) =>
    list<Block>(provider?.aws)
      .filter((one) => !obeys(one))
      .map(({ alias }) => ({ address: alias ? `provider.aws.${alias}` : 'provider.aws', problem }));
