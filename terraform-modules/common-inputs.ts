import { type Environment, environmentSchema } from '../modules/config/schema';
import { logSettings } from '../modules/ecs/settings';
import { DERIVED_NAMES, NAME_LIMITS, resourceName } from '../modules/shared/naming';
import { formatted } from '../modules/shared/schema';
import type { Inputs } from './inputs';
import type { ModuleOutput } from './module-output';

export const ACCOUNT_ID = formatted(
  /^\d{12}$/,
  'the 12 digits of an AWS account id in quotes, such as "123456789012"',
);

/** Account of the caller. An input: what a data source inside of a module finds may be unknown until apply. */
export const accountIdInput = (inputs: Inputs): string =>
  inputs.text('account_id', 'Id of the AWS account of the provider.', { format: ACCOUNT_ID });

/** Region of the caller's provider, part of ARNs that are written out. */
export const regionInput = (inputs: Inputs): string =>
  inputs.text('region', 'Region of the provider.', { format: environmentSchema.shape.region });

/** Days that logs are kept in CloudWatch Logs. */
export const logRetentionInput = (inputs: Inputs, { logs }: Environment) =>
  inputs.setting('log_retention_days', logSettings.shape.retentionDays, logs.retentionDays);

/** Settings of logs with a variable in place of that. */
export const logsInput = (inputs: Inputs, environment: Environment): Environment['logs'] => ({
  ...environment.logs,
  retentionDays: logRetentionInput(inputs, environment),
});

const HOSTED_ZONE_ID = formatted(
  /^[A-Z0-9]{1,32}$/,
  'the id of a hosted zone, such as Z0123456789ABCDEFGHIJ',
);

/** A zone of Route 53. An id, because a name would have to be looked up. */
export const hostedZoneIdInput = (
  inputs: Inputs,
  name: string,
  description: string,
  from?: ModuleOutput,
): string => inputs.text(name, description, { from, format: HOSTED_ZONE_ID });

/**
 * Beginning of all names. At most as long as AWS lets the longest of them be.
 * @param roles what follows the prefix in names that have a limit; see {@link DERIVED_NAMES}
 */
export function nameInput(inputs: Inputs, environment: Environment, ...roles: readonly string[]): string {
  const { project } = environmentSchema.shape;
  const longest = Math.min(
    ...DERIVED_NAMES.filter(({ role }) => roles.includes(role)).map(
      ({ kind, role, suffixLength }) => NAME_LIMITS[kind] - suffixLength - `-${role}`.length,
    ),
  );
  const allowed = `${project.meta()?.['allowed']}, at most ${longest} characters`;
  return inputs.text(
    'name',
    `Prefix of all names, such as ${resourceName(environment)}. Changing it replaces the resources with that name.`,
    { format: Number.isFinite(longest) ? project.max(longest).meta({ allowed }) : project },
  );
}

/** The environment under a caller's name: what constructs derive from project and environment begins with it. */
export const renamed = (environment: Environment, name: string): Environment => ({
  ...environment,
  project: name,
  name: '',
});

/** The environment in a caller's region, which only Terraform knows. */
export const relocated = (environment: Environment, region: string): Environment => ({
  ...environment,
  region: region as Environment['region'],
});
