import type { Policy } from '../support/policy';

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Path words are joined by underscores: without one inside a word, two paths never share an address. */
export const policy: Policy = {
  rule: 'names of resources and data sources are kebab-case words joined by underscores, without hashes',
  controls: [],
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
      .map((address) => ({ address, problem: 'is not made of kebab-case words' })),
  compliant: { resource: { aws_eip: { 'nat_address-a': {} } } },
  violating: { resource: { aws_eip: { natAddressA_1B2C3D4E: {} } } },
};
