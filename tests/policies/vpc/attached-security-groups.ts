import { type Policy, samples } from '../support/policy';
import { every, refersTo, resourcesOf } from '../support/resources';

export const policy: Policy = {
  rule: 'security groups are used',
  controls: ['CKV2_AWS_5', 'EC2.22'],
  violations: every(
    'aws_security_group',
    (_, address, stack) =>
      resourcesOf(stack).some(
        ([other, body]) =>
          !/^aws_(vpc_)?security_group/.test(other) && refersTo(JSON.stringify(body), address),
      ),
    'belongs to nothing in its stack',
  ),
  compliant: samples({
    aws_security_group: {},
    aws_db_instance: { vpc_security_group_ids: ['${aws_security_group.sample.id}'] },
  }),
  violating: samples({ aws_security_group: {} }),
};
