import type { Policy } from '../support/policy';

export const policy: Policy = {
  rule: 'two applies cannot write the state at once',
  controls: [],
  violations: ({ json: { terraform } }) =>
    (terraform?.backend?.s3?.dynamodb_table ?? terraform?.backend?.s3?.use_lockfile)
      ? []
      : [{ address: 'terraform.backend', problem: 'takes no lock' }],
  compliant: { terraform: { backend: { s3: { dynamodb_table: 'locks' } } } },
  violating: { terraform: { backend: { s3: { bucket: 'state' } } } },
};
