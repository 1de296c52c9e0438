import type { Policy } from '../support/policy';

export const policy: Policy = {
  rule: 'the state is encrypted',
  controls: [],
  violations: ({ json: { terraform } }) =>
    terraform?.backend?.s3?.encrypt === true
      ? []
      : [{ address: 'terraform.backend', problem: 'keeps the state unencrypted' }],
  compliant: { terraform: { backend: { s3: { encrypt: true } } } },
  violating: { terraform: { backend: { s3: {} } } },
};
