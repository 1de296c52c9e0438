import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'access points lead to a directory of their own',
  controls: ['CKV_AWS_329', 'EFS.3'],
  violations: every(
    'aws_efs_access_point',
    ({ root_directory }) => list<{ path: string }>(root_directory).some(({ path }) => path !== '/'),
    'leads to the root',
  ),
  compliant: samples({ aws_efs_access_point: { root_directory: { path: '/chroma' } } }),
  violating: samples({ aws_efs_access_point: { root_directory: { path: '/' } } }),
};
