import type { Environment } from '../../../modules/config/schema';
import type { ModuleDefinition } from '../../../terraform-modules/definition';
import { synthesizeModules } from '../../../terraform-modules/synthesis';
import { shipped } from '../../support/synthesize';
import { type Block, TerraformConfiguration } from '../../support/terraform-configuration';

/** A synthesized module with the questions that tests ask of it. */
export class SynthesizedModule extends TerraformConfiguration {
  constructor(
    text: string,
    readonly readme: string,
  ) {
    super(text);
  }

  /** Variables by name. */
  variables(): Record<string, Block> {
    return this.json['variable'] ?? {};
  }

  /** Messages of a variable's validations. */
  refusals(variable: string): string[] {
    const { validation = [] } = this.variables()[variable] ?? {};
    return validation.map(({ error_message }: Block) => error_message);
  }

  /** Conditions of a variable's validations. */
  conditions(variable: string): string[] {
    const { validation = [] } = this.variables()[variable] ?? {};
    return validation.map(({ condition }: Block) => condition);
  }
}

/** One module as it is written for an environment, production unless another is given. */
export function synthesizeModule(
  definition: ModuleDefinition,
  environment: Environment = shipped.prod,
): SynthesizedModule {
  const files = synthesizeModules([definition], environment)[definition.name];
  if (!files) throw new Error(`${environment.name} has no module ${definition.name}`);
  return new SynthesizedModule(files['main.tf.json'], files['README.md']);
}
