import type { Policy } from '../support/policy';

export const policy: Policy = {
  rule: 'the provider has one exact version',
  controls: [],
  violations: ({ json: { terraform } }) =>
    /^\d+\.\d+\.\d+$/.test(terraform?.required_providers?.aws?.version)
      ? []
      : [{ address: 'terraform.required_providers.aws', problem: 'has a range of versions' }],
  compliant: { terraform: { required_providers: { aws: { version: '5.100.0' } } } },
  violating: { terraform: { required_providers: { aws: { version: '~> 5.0' } } } },
};
