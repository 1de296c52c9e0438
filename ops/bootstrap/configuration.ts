import type { StateLocation } from '../../modules/shared/state-location';
import { type RootJson, stateLocation } from '../toolbox/synthesized-roots';

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

/** What the command needs to know of the bootstrap root. */
export interface Configuration {
  readonly state: StateLocation;
  /** Value of the `Stack` tag on all that the root creates. */
  readonly stack: string;
  readonly resources: readonly Resource[];
}

/** Reads the Terraform JSON of the bootstrap root. */
export function configurationOf(json: RootJson): Configuration {
  const state = stateLocation(json);
  const regionOf = (body: Resource['body']): string =>
    json.provider.aws.find(({ alias }) => (alias ? `aws.${alias}` : 'aws') === (body['provider'] ?? 'aws'))
      ?.region ?? state.region;
  const stack = json.provider.aws[0]?.default_tags?.[0]?.tags['Stack'];
  if (stack === undefined) throw new Error('The bootstrap root has no default tag Stack.');
  const resources = Object.entries(json.resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({
      address: `${type}.${name}`,
      type,
      name,
      region: regionOf(body),
      body,
    })),
  );
  return { state, stack, resources };
}
