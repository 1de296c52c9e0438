import type { Policy } from '../support/policy';

export const policy: Policy = {
  rule: 'Terraform knows write-only arguments, which 1.11 brought',
  controls: [],
  violations: ({ json: { terraform } }) =>
    /^>= 1\.(1[1-9]|[2-9]\d)\./.test(terraform?.required_version)
      ? []
      : [
          {
            address: 'terraform.required_version',
            problem: 'admits versions that cannot keep secrets out of the state',
          },
        ],
  compliant: { terraform: { required_version: '>= 1.11.0, < 2.0.0' } },
  violating: { terraform: { required_version: '>= 1.5.0' } },
};
