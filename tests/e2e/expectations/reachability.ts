import assert from 'node:assert/strict';
import { DescribeSecurityGroupRulesCommand } from '@aws-sdk/client-ec2';
import type { Aws } from '../aws';
import { askQuery } from '../aws-api';
import { containerOf, type EcsService, findService, findTaskDefinition } from './ecs-lookups';
import type { ExpectedEnvironment } from './expected';
import { SERVICES, type ServiceName } from './expected-application';
import { findListeners, findLoadBalancer } from './load-balancer';
import { expectAttributes, expectEqual, findVpc, only } from './lookups';
import { findSecurityGroup } from './network-lookups';

interface Rule {
  readonly IsDefault: boolean | string;
  readonly Conditions: readonly {
    readonly Field: string;
    readonly PathPatternConfig?: { readonly Values: readonly string[] };
    readonly Values?: readonly string[];
  }[];
  readonly Actions: readonly { readonly Type: string; readonly TargetGroupArn?: string }[];
}

interface TargetGroup {
  readonly TargetGroupArn: string;
  readonly Port: number | string;
}

/** Every path that is published leads through every link of the chain to a container that listens. */
export async function expectReachability(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const services = await Promise.all(SERVICES.map((name) => findService(aws, expected, name)));
  const routes: Record<string, string> = {};
  for (const { Conditions, Actions } of await findRules(aws, expected)) {
    const action = only('action of a rule', Actions);
    expectEqual('action of a rule', action.Type, 'forward');
    const name = await followTo(aws, expected, action.TargetGroupArn ?? '', services);
    const { Field, PathPatternConfig, Values } = only('condition of a rule', Conditions);
    expectEqual('condition of a rule', Field, 'path-pattern');
    for (const path of PathPatternConfig?.Values ?? Values ?? []) routes[path] = name;
  }
  const sorted = (map: object) => Object.fromEntries(Object.entries(map).sort());
  expectEqual('routes', sorted(routes), sorted(expected.application.routes));
  const published: readonly string[] = Object.values(routes);
  for (const { serviceName, loadBalancers } of services) {
    const isPublished = published.some((name) => serviceName === `${expected.prefix}-${name}`);
    expectEqual(`target groups of ${serviceName}`, loadBalancers.length, isPublished ? 1 : 0);
  }
  return Object.entries(routes)
    .map(([path, name]) => `${path} -> ${name}`)
    .join(', ');
}

/** From a target group to the container: ports agree, and the security groups let the load balancer in. */
async function followTo(
  aws: Aws,
  expected: ExpectedEnvironment,
  targetGroupArn: string,
  services: readonly EcsService[],
): Promise<ServiceName> {
  const service = only(
    `service behind ${targetGroupArn}`,
    services.filter(({ loadBalancers }) => loadBalancers.some((it) => it.targetGroupArn === targetGroupArn)),
  );
  const { containerName, containerPort } = only('load balancer', service.loadBalancers);
  const group = await findTargetGroup(aws, targetGroupArn);
  expectAttributes(targetGroupArn, group, {
    TargetType: 'ip',
    Protocol: 'HTTP',
    VpcId: await findVpc(aws, expected),
    HealthCheckPath: '/health',
  });
  expectEqual(`port of ${targetGroupArn}`, Number(group.Port), containerPort);

  const container = containerOf(await findTaskDefinition(aws, service.taskDefinition));
  expectEqual(`container behind ${targetGroupArn}`, container.name, containerName);
  const ports = container.portMappings?.map((mapping) => mapping.containerPort);
  expectEqual(`ports of ${containerName}`, ports, [containerPort]);

  const name = only(
    `name of ${service.serviceName}`,
    SERVICES.filter((it) => service.serviceName === `${expected.prefix}-${it}`),
  );
  await expectFlow(aws, expected, 'alb', name, containerPort);
  return name;
}

/** Security groups let one role open connections to another, on both sides. */
export async function expectFlow(
  aws: Aws,
  expected: ExpectedEnvironment,
  from: string,
  to: string,
  port: number,
): Promise<void> {
  const source = await findSecurityGroup(aws, expected, from);
  const target = await findSecurityGroup(aws, expected, to);
  const { SecurityGroupRules = [] } = await aws.ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [source, target] }] }),
  );
  const allows = (groupId: string, otherId: string, isEgress: boolean) =>
    SecurityGroupRules.some(
      (rule) =>
        rule.GroupId === groupId &&
        rule.IsEgress === isEgress &&
        rule.ReferencedGroupInfo?.GroupId === otherId &&
        rule.IpProtocol === 'tcp' &&
        rule.FromPort === port &&
        rule.ToPort === port,
    );
  assert.ok(allows(source, target, true), `${from} may not connect to ${to} on port ${port}`);
  assert.ok(allows(target, source, false), `${to} admits no connection from ${from} on port ${port}`);
}

/** Rules of the listener on 443, without its default. */
async function findRules(aws: Aws, expected: ExpectedEnvironment): Promise<readonly Rule[]> {
  const { LoadBalancerArn } = await findLoadBalancer(aws, expected);
  const listeners = await findListeners(aws, LoadBalancerArn);
  const { ListenerArn } = only(
    'listener on 443',
    listeners.filter(({ Port }) => Number(Port) === 443),
  );
  const { Rules } = await askQuery<{ Rules: Rule[] }>(aws, 'elasticloadbalancing', 'DescribeRules', {
    ListenerArn,
  });
  return Rules.filter(({ IsDefault }) => String(IsDefault) !== 'true');
}

async function findTargetGroup(aws: Aws, arn: string): Promise<TargetGroup> {
  const { TargetGroups } = await askQuery<{ TargetGroups: TargetGroup[] }>(
    aws,
    'elasticloadbalancing',
    'DescribeTargetGroups',
    { TargetGroupArns: [arn] },
  );
  return only(`target group ${arn}`, TargetGroups);
}
