import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A resource of the synthesized root. */
export interface Resource {
  /** `aws_s3_bucket.state-bucket` */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** Region of its provider. */
  readonly region: string;
  /** Arguments as they stand in the JSON, with Terraform's expressions. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Where the state lies, in the words of the `s3` backend. */
export interface StateLocation {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly lockTable: string;
}

/** What the command needs to know of a synthesized root. */
export interface Configuration {
  readonly state: StateLocation;
  /** Value of the `Stack` tag on all that the root creates. */
  readonly stack: string;
  readonly resources: readonly Resource[];
}

const terraformJson = z.object({
  terraform: z.object({
    backend: z.object({
      s3: z.object({
        bucket: z.string(),
        key: z.string(),
        region: z.string(),
        dynamodb_table: z.string(),
      }),
    }),
  }),
  provider: z.object({
    aws: z.array(
      z.object({
        region: z.string(),
        alias: z.string().optional(),
        default_tags: z.array(z.object({ tags: z.record(z.string(), z.string()) })).optional(),
      }),
    ),
  }),
  resource: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
});

type TerraformJson = z.infer<typeof terraformJson>;

/** Reads `cdk.tf.json` of the bootstrap root. What does not look as expected is a defect of ours. */
export const readConfiguration = (path: string): Configuration =>
  configurationOf(terraformJson.parse(JSON.parse(readFileSync(path, 'utf8'))));

/** What is worth knowing of Terraform JSON. */
export function configurationOf({ terraform, provider, resource }: TerraformJson): Configuration {
  const { bucket, key, region, dynamodb_table: lockTable } = terraform.backend.s3;
  const regionOf = (body: Readonly<Record<string, unknown>>): string => {
    const named = provider.aws.find(
      ({ alias }) => (alias ? `aws.${alias}` : 'aws') === (body['provider'] ?? 'aws'),
    );
    return named?.region ?? region;
  };
  const stack = provider.aws[0]?.default_tags?.[0]?.tags['Stack'];
  if (stack === undefined) throw new Error('The bootstrap root has no default tag Stack.');
  const resources = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({
      address: `${type}.${name}`,
      type,
      name,
      region: regionOf(body),
      body,
    })),
  );
  return { state: { bucket, key, region, lockTable }, stack, resources };
}
