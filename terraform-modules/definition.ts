import type { Environment } from '../modules/config/schema';
import type { TerraformModule } from './terraform-module';

/** A module of the team's HCL: which constructs it holds, and what of their props a caller decides. */
export interface ModuleDefinition {
  /** Folder in `dist/modules/`. */
  readonly name: string;
  /** What it creates, in a sentence. */
  readonly summary: string;
  /** Adds variables, constructs and outputs. Everything that is no variable comes from the environment. */
  readonly build: (module: TerraformModule, environment: Environment) => void;
}
