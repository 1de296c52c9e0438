import { ExistingRouteTables } from '../../modules/network/existing-route-tables';
import { UnclaimedSubnets } from '../../modules/network/unclaimed-subnets';
import { synthesizeConstruct } from '../support/synthesize';

describe('private subnets of an existing VPC', () => {
  const configuration = synthesizeConstruct(
    (stack) =>
      new UnclaimedSubnets(stack, 'unclaimed', { subnetIds: { a: 'subnet-1' }, stackTag: 'our-stack' }),
  );

  it('fail the plan if a route table of another root is associated, with instructions', () => {
    expect(configuration.at('data.aws_route_tables.unclaimed_a')).toEqual({
      filter: [{ name: 'association.subnet-id', values: ['subnet-1'] }],
      lifecycle: {
        postcondition: [
          {
            condition: '${length(setsubtract(self.ids, data.aws_route_tables.unclaimed_a-ours.ids)) == 0}',
            error_message:
              'Private subnet subnet-1 already uses the route table ${join(", ", setsubtract(self.ids, ' +
              'data.aws_route_tables.unclaimed_a-ours.ids))}, which is not managed here. To use its NAT gateways, ' +
              'set network.nat to { mode: "existing", reason: … }. To replace them, remove the association in the ' +
              'root that manages it, then plan again.',
          },
        ],
      },
    });
  });

  it('accept route tables of the stack, by their Stack tag', () => {
    expect(configuration.at('data.aws_route_tables.unclaimed_a-ours')['filter']).toEqual([
      { name: 'association.subnet-id', values: ['subnet-1'] },
      { name: 'tag:Stack', values: ['our-stack'] },
    ]);
  });
});

describe('existing route tables', () => {
  const configuration = synthesizeConstruct(
    (stack) => new ExistingRouteTables(stack, 'existing', { privateSubnetIds: { a: 'subnet-1' } }),
  );

  it('are looked up by the subnet they serve, and nothing is created', () => {
    expect(configuration.addresses()).toEqual(['data.aws_route_tables.existing_a']);
    expect(configuration.at('data.aws_route_tables.existing_a')['filter']).toEqual([
      { name: 'association.subnet-id', values: ['subnet-1'] },
    ]);
  });

  it('fail the plan when the subnet has none', () => {
    const [found] = configuration.at('data.aws_route_tables.existing_a')['lifecycle'].postcondition;
    expect(found).toEqual({
      condition: '${length(self.ids) == 1}',
      error_message:
        'Private subnet subnet-1 is associated with no route table, but network.nat.mode is "existing". ' +
        'Associate one in the root that manages the VPC, or set network.nat to { mode: "per-az" }.',
    });
  });
});
