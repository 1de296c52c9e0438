import type { Environment } from '../modules/config/schema';
import type { TerraformModule } from './terraform-module';

/** A module of the team's HCL: which constructs it holds, and what of their props a caller decides. */
export interface ModuleDefinition {
  /** Folder in `dist/modules/`. */
  readonly name: string;
  /** What it creates, in a sentence. */
  readonly summary: string;
  /**
   * Settings that a caller may look for among the inputs and that the environment's file decides instead, each
   * with the reason, in a sentence. @default every setting that is a number or a text is an input
   */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Whether an environment has the module at all. @default always */
  readonly when?: (environment: Environment) => boolean;
  /** Adds variables, constructs and outputs. Everything that is no variable comes from the environment. */
  readonly build: (module: TerraformModule, environment: Environment) => void;
}
