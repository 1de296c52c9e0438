import { GatewayEndpoints } from '../../modules/network/gateway-endpoints';
import { InterfaceEndpoints } from '../../modules/network/interface-endpoints';
import { synthesizeConstruct } from '../support/synthesize';

const common = { name: 'test', vpcId: 'vpc-1', region: 'us-east-2', accountId: '123456789012' };

describe('gateway endpoints', () => {
  const configuration = synthesizeConstruct(
    (stack) =>
      new GatewayEndpoints(stack, 'gateway', { ...common, routeTableIds: { a: 'rtb-a', b: 'rtb-b' } }),
  );
  const statements = (service: string) =>
    JSON.parse(configuration.at(`aws_vpc_endpoint.gateway_${service}`)['policy']).Statement;

  it.each(['s3', 'dynamodb'])('route %s traffic of every private route table', (service) => {
    expect(configuration.at(`aws_vpc_endpoint.gateway_${service}`)).toMatchObject({
      service_name: `com.amazonaws.us-east-2.${service}`,
      vpc_endpoint_type: 'Gateway',
      vpc_id: 'vpc-1',
    });
    for (const letter of ['a', 'b']) {
      expect(
        configuration.at(`aws_vpc_endpoint_route_table_association.gateway_${service}-${letter}`),
      ).toEqual({
        route_table_id: `rtb-${letter}`,
        vpc_endpoint_id: `\${aws_vpc_endpoint.gateway_${service}.id}`,
      });
    }
  });

  it('allow resources of this account only', () => {
    for (const service of ['s3', 'dynamodb']) {
      expect(statements(service)[0]).toMatchObject({
        Action: `${service}:*`,
        Condition: { StringEquals: { 'aws:ResourceAccount': '123456789012' } },
      });
    }
  });

  it('allow image layers, which ECR stores in a bucket of AWS', () => {
    expect(statements('s3')[1]).toMatchObject({
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::prod-us-east-2-starport-layer-bucket/*',
    });
    expect(statements('s3')).toHaveLength(2);
  });
});

describe('interface endpoints', () => {
  const configuration = synthesizeConstruct(
    (stack) =>
      new InterfaceEndpoints(stack, 'interface', {
        ...common,
        subnetIds: { a: 'subnet-a', b: 'subnet-b' },
        securityGroupId: 'sg-1',
      }),
  );

  it('cover the APIs that a Fargate task needs', () => {
    const endpoints = Object.values(configuration.resources('aws_vpc_endpoint'));
    expect(endpoints.map((endpoint) => endpoint['service_name']).sort()).toEqual(
      ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager', 'ssmmessages'].map(
        (s) => `com.amazonaws.us-east-2.${s}`,
      ),
    );
  });

  it('use private DNS in every private subnet, for this account only', () => {
    const { policy, ...endpoint } = configuration.at('aws_vpc_endpoint.interface_ecr-api');
    expect(endpoint).toEqual({
      private_dns_enabled: true,
      security_group_ids: ['sg-1'],
      service_name: 'com.amazonaws.us-east-2.ecr.api',
      subnet_ids: ['subnet-a', 'subnet-b'],
      tags: { Name: 'test-ecr.api' },
      vpc_endpoint_type: 'Interface',
      vpc_id: 'vpc-1',
    });
    expect(JSON.parse(policy).Statement[0].Condition).toEqual({
      StringEquals: { 'aws:PrincipalAccount': '123456789012' },
    });
  });
});
