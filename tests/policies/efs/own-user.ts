import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'access points make every client the same unprivileged user',
  controls: ['CKV_AWS_330', 'EFS.4'],
  violations: every(
    'aws_efs_access_point',
    ({ posix_user }) =>
      list<{ uid: number; gid: number }>(posix_user).some(({ uid, gid }) => uid > 0 && gid > 0),
    'lets clients choose who they are',
  ),
  compliant: samples({ aws_efs_access_point: { posix_user: { uid: 1000, gid: 1000 } } }),
  violating: samples({ aws_efs_access_point: { posix_user: { uid: 0, gid: 0 } } }),
};
