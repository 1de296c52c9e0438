import { type Policy, samples } from '../support/policy';
import { resourcesOf } from '../support/resources';

/** Of the stack that holds the network, which is the one with security groups. */
export const policy: Policy = {
  rule: 'S3 and DynamoDB are reached without NAT gateways, for free',
  controls: [],
  violations: (stack) =>
    resourcesOf(stack, 'aws_security_group').length === 0
      ? []
      : ['s3', 'dynamodb']
          .filter(
            (service) =>
              !resourcesOf(stack, 'aws_vpc_endpoint').some(
                ([, { service_name, vpc_endpoint_type }]) =>
                  service_name.endsWith(`.${service}`) && vpc_endpoint_type === 'Gateway',
              ),
          )
          .map((service) => ({ address: `aws_vpc_endpoint.${service}`, problem: 'is missing' })),
  compliant: {
    resource: {
      aws_security_group: { sample: {} },
      aws_vpc_endpoint: {
        s3: { service_name: 'com.amazonaws.us-east-2.s3', vpc_endpoint_type: 'Gateway' },
        dynamodb: { service_name: 'com.amazonaws.us-east-2.dynamodb', vpc_endpoint_type: 'Gateway' },
      },
    },
  },
  violating: samples({ aws_security_group: {} }),
};
