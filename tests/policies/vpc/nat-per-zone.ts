import { type Policy, samples } from '../support/policy';
import { list, refersTo, resourcesOf } from '../support/resources';

export const policy: Policy = {
  rule: 'the loss of an Availability Zone takes no other zone offline',
  controls: [],
  violations: (stack) => {
    const gateways = resourcesOf(stack, 'aws_route').flatMap(([, { nat_gateway_id }]) =>
      list<string>(nat_gateway_id),
    );
    return resourcesOf(stack, 'aws_nat_gateway')
      .filter(([address]) => gateways.filter((gateway) => refersTo(gateway, address)).length > 1)
      .map(([address]) => ({ address, problem: 'is the way out of several zones' }));
  },
  compliant: samples({ aws_nat_gateway: {}, aws_route: { nat_gateway_id: '${aws_nat_gateway.sample.id}' } }),
  violating: {
    resource: {
      aws_nat_gateway: { sample: {} },
      aws_route: {
        a: { nat_gateway_id: '${aws_nat_gateway.sample.id}' },
        b: { nat_gateway_id: '${aws_nat_gateway.sample.id}' },
      },
    },
  },
};
