/** An output of another module, which the caller passes to an input. */
export interface ModuleOutput {
  readonly module: string;
  readonly output: string;
  /** One value of an output that is a map. @default the whole output */
  readonly key?: string;
}

/** The output `name` of `module`, or the value of `key` in it. */
export const outputOf = (module: string, name: string, key?: string): ModuleOutput => ({
  module,
  output: name,
  ...(key !== undefined && { key }),
});

/** As documentation names it: `output key_arns["logs"] of module kms`. */
export const outputInWords = (source: ModuleOutput): string =>
  `output ${withKey(source)} of module ${source.module}`;

/** As the caller's HCL names it: `module.kms.key_arns["logs"]`. */
export const outputInHcl = (source: ModuleOutput): string =>
  `module.${moduleLabel(source.module)}.${withKey(source)}`;

/** Label of a module's block in the caller's HCL. */
export const moduleLabel = (module: string): string => module.replaceAll('-', '_');

const withKey = ({ output, key }: ModuleOutput): string =>
  key === undefined ? output : `${output}["${key}"]`;
