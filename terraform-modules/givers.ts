const GIVERS =
  /\b([a-z0-9-]+)(?: or ([a-z0-9-]+))? has (?:it|them|one|that)\b(?: as (?:an output|([a-z0-9_]+))| in ([a-z0-9_]+))?/g;

/** Somebody who has what an input asks for. */
export interface Giver {
  readonly module: string;
  /** Name of the output. @default that of the input */
  readonly output?: string;
  /** Whether it is one of many in that output, by a key. */
  readonly oneOfMany?: boolean;
}

/**
 * Modules that have what an input asks for, in the words of its description: `waf or cloudfront has it as an output`,
 * `backup has it as vault_name`, `secrets has it in secret_arns`.
 */
export const giversOf = (description: string): Giver[] =>
  [...description.matchAll(GIVERS)].flatMap(([, one, other, output, many]) =>
    [one, other].flatMap((module) => {
      if (!module) return [];
      return [{ module, ...(output && { output }), ...(many && { output: many, oneOfMany: true }) }];
    }),
  );
