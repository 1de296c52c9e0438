import { everyContainer, oneContainer } from '../support/containers';
import type { Policy } from '../support/policy';

export const policy: Policy = {
  rule: 'containers cannot write to their own file system',
  controls: ['CKV_AWS_336', 'ECS.5'],
  violations: everyContainer(
    ({ readonlyRootFilesystem }) => readonlyRootFilesystem === true,
    'can write to its file system',
  ),
  compliant: oneContainer({ readonlyRootFilesystem: true }),
  violating: oneContainer({ readonlyRootFilesystem: false }),
};
