import { type Plan, planSchema } from '../../../ops/toolbox/plan-json';

type Values = Readonly<Record<string, unknown>>;

/** A change of one resource, in the shape of `terraform show -json`. */
export const changeOf = (
  address: string,
  actions: readonly string[],
  details: {
    readonly before?: Values | null;
    readonly after?: Values | null;
    readonly unknown?: Values;
    readonly sensitive?: Values;
    readonly replacePaths?: readonly (readonly string[])[];
    readonly importing?: Values;
    readonly previousAddress?: string;
    readonly deposed?: string;
  } = {},
) => {
  const [type = '', name = ''] = address.replace(/^data\./, '').split('.');
  const { before = null, after = null, unknown = {}, sensitive = {} } = details;
  return {
    address,
    mode: address.startsWith('data.') ? 'data' : 'managed',
    type,
    name,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    ...(details.previousAddress && { previous_address: details.previousAddress }),
    ...(details.deposed && { deposed: details.deposed }),
    change: {
      actions,
      before,
      after,
      after_unknown: unknown,
      before_sensitive: sensitive,
      after_sensitive: sensitive,
      ...(details.replacePaths && { replace_paths: details.replacePaths }),
      ...(details.importing && { importing: details.importing }),
    },
  };
};

/** A plan with these changes. */
export const planOf = (
  changes: readonly object[],
  more: { readonly outputs?: object; readonly drift?: readonly object[] } = {},
): Plan =>
  planSchema.parse({
    format_version: '1.2',
    resource_changes: changes,
    output_changes: more.outputs ?? {},
    ...(more.drift && { resource_drift: more.drift }),
  });
