import type { Aws } from '../aws';
import { askJson, askQuery } from '../aws-api';
import { HOSTED_ZONE } from '../variables';
import { alarmsOf } from './alarms';
import { findScalableTargets } from './autoscaling';
import { findNamespaces } from './discovery';
import { recordsOf } from './dns';
import type { ExpectedEnvironment } from './expected';
import { findRepositories, repositoryNames } from './image-repositories';
import { findLoadBalancers } from './load-balancer';
import { logGroups } from './log-groups';

/**
 * What is still there of everything between the internet and the tasks, found by names. Revisions of task
 * definitions stay, on purpose; so does what ECS still lists for a while after it is deleted.
 */
export async function applicationLeftovers(aws: Aws, expected: ExpectedEnvironment): Promise<string[]> {
  const { prefix } = expected;
  const alarms = await alarmsOf(aws, expected);
  const repositories = (await findRepositories(aws)).map(({ repositoryName }) => repositoryName);
  const found: Readonly<Record<string, readonly string[]>> = {
    ...(await edge(aws)),
    ...(await tasks(aws, expected)),
    alarm: [...alarms.metric, ...alarms.composite].map(({ AlarmName }) => AlarmName),
    'firewall log': (await logGroups(aws, 'aws-waf-logs-')).map(({ logGroupName }) =>
      logGroupName.replace('aws-waf-logs-', ''),
    ),
  };
  return [
    ...Object.entries(found).flatMap(([kind, names]) =>
      names.filter((name) => new RegExp(`^${prefix}([.-]|$)`).test(name)).map((name) => `${kind} ${name}`),
    ),
    ...repositories
      .filter((name) => repositoryNames(expected).includes(name))
      .map((it) => `repository ${it}`),
    ...(await dnsLeftovers(aws, expected)),
  ];
}

async function edge(aws: Aws): Promise<Record<string, readonly string[]>> {
  const { TargetGroups } = await askQuery<{ TargetGroups: { TargetGroupName: string }[] }>(
    aws,
    'elasticloadbalancing',
    'DescribeTargetGroups',
  );
  const { WebACLs } = await askJson<{ WebACLs: { Name: string }[] }>(aws, 'wafv2', 'ListWebACLs', {
    Scope: 'REGIONAL',
  });
  return {
    'load balancer': (await findLoadBalancers(aws)).map(({ LoadBalancerName }) => LoadBalancerName),
    'target group': TargetGroups.map(({ TargetGroupName }) => TargetGroupName),
    firewall: WebACLs.map(({ Name }) => Name),
  };
}

async function tasks(aws: Aws, expected: ExpectedEnvironment): Promise<Record<string, readonly string[]>> {
  const { prefix, application } = expected;
  const { clusters } = await askJson<{ clusters: { clusterName: string; status: string }[] }>(
    aws,
    'ecs',
    'DescribeClusters',
    { clusters: [prefix] },
  );
  const active = clusters.filter(({ status }) => status === 'ACTIVE').map(({ clusterName }) => clusterName);
  const { serviceArns } = active.length
    ? await askJson<{ serviceArns: string[] }>(aws, 'ecs', 'ListServices', { cluster: prefix })
    : { serviceArns: [] };
  const { Roles } = await askQuery<{ Roles: { RoleName: string }[] }>(aws, 'iam', 'ListRoles', {
    MaxItems: '1000',
  });
  const lastPart = (path: string) => path.split('/').at(-1) ?? '';
  return {
    cluster: application.clusterIsOurs ? active : [],
    service: serviceArns.map(lastPart),
    'scalable target': (await findScalableTargets(aws)).map(({ ResourceId }) => lastPart(ResourceId)),
    namespace: (await findNamespaces(aws)).map(({ Name }) => Name),
    role: Roles.map(({ RoleName }) => RoleName),
  };
}

/** Certificates, and records of the domain and of its validation; another environment's may be below it. */
async function dnsLeftovers(aws: Aws, { application }: ExpectedEnvironment): Promise<string[]> {
  const { domainName } = application;
  const { CertificateSummaryList } = await askJson<{ CertificateSummaryList: { DomainName: string }[] }>(
    aws,
    'acm',
    'ListCertificates',
  );
  const certificates = CertificateSummaryList.filter((it) => it.DomainName === domainName);
  const records = (await recordsOf(aws, HOSTED_ZONE)).filter(
    ({ name }) => name.replace(/^_[^.]+\./, '') === `${domainName}.`,
  );
  return [
    ...certificates.map((it) => `certificate ${it.DomainName}`),
    ...records.map(({ type, name }) => `${type} record ${name}`),
  ];
}
