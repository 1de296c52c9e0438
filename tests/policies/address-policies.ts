import type { Policy } from './policy';

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export const addressPolicies: readonly Policy[] = [
  {
    // Path words are joined by underscores: without one inside a word, two paths never share an address.
    rule: 'names of resources and data sources are kebab-case words joined by underscores, without hashes',
    violations: (stack) =>
      stack
        .addresses()
        .filter((address) =>
          address
            .split('.')
            .at(-1)
            ?.split('_')
            .some((word) => !KEBAB_CASE.test(word)),
        )
        .map((address) => `${address} is not made of kebab-case words`),
    compliant: { resource: { aws_eip: { 'nat_address-a': {} } } },
    violating: { resource: { aws_eip: { natAddressA_1B2C3D4E: {} } } },
  },
  {
    rule: 'providers carry no credentials (CKV_AWS_41)',
    violations: (stack) =>
      Object.values(stack.json['provider']?.aws ?? [])
        .filter((provider) => /"(access_key|secret_key|token|profile)"/.test(JSON.stringify(provider)))
        .map(() => 'the aws provider holds credentials'),
    compliant: { provider: { aws: [{ region: 'us-east-2' }] } },
    violating: { provider: { aws: [{ access_key: 'AKIAIOSFODNN7EXAMPLE' }] } },
  },
];
