const GIVERS =
  /\b([a-z0-9-]+)(?: or ([a-z0-9-]+))? has (?:it|them|one|that)\b(?: as (?:an output|([a-z0-9_]+(?:\["\w+"\])?)))?/g;

/** Somebody who has what an input asks for. */
export interface Giver {
  readonly module: string;
  /** What the caller takes of it: an output, or one of many in an output. @default the output of the input's name */
  readonly reference?: string;
}

/**
 * Modules that have what an input asks for, in the words of its description: `waf or cloudfront has it as an output`,
 * `backup has it as vault_name`, `kms has it as key_arns["logs"]`.
 */
export const giversOf = (description: string): Giver[] =>
  [...description.matchAll(GIVERS)].flatMap(([, one, other, reference]) =>
    [one, other].flatMap((module) => (module ? [{ module, ...(reference && { reference }) }] : [])),
  );

/** Name of the output in a {@link Giver}'s reference. */
export const outputIn = (reference: string): string => reference.replace(/\[.*/, '');
