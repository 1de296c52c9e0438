import { type ACMClient, DescribeCertificateCommand, paginateListCertificates } from '@aws-sdk/client-acm';
import { DescribeServicesCommand, type Service } from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ListSecretVersionIdsCommand } from '@aws-sdk/client-secrets-manager';
import type { Environment } from '../../modules/config/schema';
import { SERVICE_NAMES } from '../../modules/ecs/service-settings';
import { GENERATED_VARIABLES, secretNameOf } from '../../modules/secrets/settings';
import { resourceName } from '../../modules/shared/naming';
import { UserError } from '../../modules/shared/user-error';
import { findImage } from '../images/stored-image';
import { IMAGES, repositoriesOf, VARIABLE_OF } from '../images/wanted';
import { type Check, type Finding, notReady, ready } from './check';
import { nothingFor } from './store-checks';
import { age, type Clients, isOlder, type Subject } from './subject';

/** Phases 3, 5 and 6: images, configuration, services. */
export const deploymentChecks = (subject: Subject, clients: Clients): readonly Check[] => [
  ...IMAGES.map(
    (image): Check => ({
      id: `image-${image}`,
      phase: 3,
      title: `The image ${image} that is to run is in ECR`,
      look: () => imageFinding(subject, clients, image),
    }),
  ),
  {
    id: 'secrets',
    phase: 5,
    title: 'Every secret that a task reads has a value',
    look: () => secretsFinding(subject, clients),
  },
  ...certificateChecks(subject, clients),
  {
    id: 'services',
    phase: 6,
    title: 'All services run what was deployed',
    look: () => servicesFinding(subject, clients),
  },
  {
    id: 'targets',
    phase: 6,
    title: 'All targets of the load balancer are healthy',
    look: () => targetsFinding(subject, clients),
  },
];

async function imageFinding(
  subject: Subject,
  { ecr }: Clients,
  image: (typeof IMAGES)[number],
): Promise<Finding> {
  const variable = VARIABLE_OF[image];
  const version = subject.variable(variable);
  const { name } = subject.environment;
  if (!version) {
    return notReady(`${variable} has no value`, `Set it in environments/${name}.application.tfvars.`);
  }
  try {
    const { digest } = await findImage(repositoriesOf(subject.foundation)[image], version, ecr);
    return ready(version === digest ? version : `${version}, ${digest}`);
  } catch (error) {
    if (error instanceof UserError)
      return notReady(error.message, `npx bmo images ${name} check says what to do`);
    throw error;
  }
}

async function secretsFinding({ environment }: Subject, { secrets }: Clients): Promise<Finding> {
  const injected = Object.entries(environment.secrets.externalKeys)
    .filter(([, use]) => use === 'injected')
    .map(([variable]) => variable);
  const variables = [...GENERATED_VARIABLES, ...injected];
  const found = await Promise.all(
    variables.map(async (variable) => {
      // Ids and labels of versions; the value itself is not asked for.
      const { Versions = [] } = await secrets
        .send(
          new ListSecretVersionIdsCommand({
            SecretId: secretIdOf(environment, variable),
          }),
        )
        .catch(nothingFor('ResourceNotFoundException'));
      return Versions.some(({ VersionStages }) => VersionStages?.includes('AWSCURRENT'));
    }),
  );
  const missing = variables.filter((_, index) => !found[index]);
  if (missing.length === 0) return ready(`${variables.length} secrets`);
  const keys = missing.filter((variable) => injected.includes(variable));
  return notReady(
    `without a value: ${missing.join(', ')}`,
    keys.length === missing.length
      ? keys.map((variable) => `npx bmo secrets ${environment.name} put ${variable}`).join('; ')
      : `npx bmo tf ${environment.name} plan foundation, then apply`,
  );
}

const secretIdOf = ({ project, name }: Environment, variable: string): string =>
  `${project}/${name}/${secretNameOf(variable)}`;

/** Days before its end at which a certificate is not ready: ACM renews sixty days before. */
const EXPIRY_DAYS = 30;

function certificateChecks(subject: Subject, clients: Clients): readonly Check[] {
  const { domain } = subject.environment;
  if (domain.certificate !== 'issued') return [];
  return [
    {
      id: 'certificate',
      phase: 5,
      title: 'The certificate is issued, and does not expire soon',
      look: () => certificateFinding(domain.name ?? subject.variable('domain_name'), subject, clients),
    },
  ];
}

async function certificateFinding(
  domainName: string | undefined,
  { environment, now }: Subject,
  { acm }: Clients,
): Promise<Finding> {
  if (!domainName)
    return notReady(
      'no domain name',
      `Set domain_name in environments/${environment.name}.application.tfvars.`,
    );
  const apply = `npx bmo tf ${environment.name} plan application, then apply`;
  const arns: string[] = [];
  for await (const { CertificateSummaryList = [] } of paginateListCertificates(
    { client: acm as ACMClient },
    {},
  )) {
    for (const { DomainName, CertificateArn } of CertificateSummaryList) {
      if (DomainName === domainName && CertificateArn) arns.push(CertificateArn);
    }
  }
  if (arns.length === 0) return notReady(`ACM has none for ${domainName}`, apply);
  const certificates = await Promise.all(
    arns.map((CertificateArn) => acm.send(new DescribeCertificateCommand({ CertificateArn }))),
  );
  const issued = certificates.find(({ Certificate }) => Certificate?.Status === 'ISSUED')?.Certificate;
  if (!issued) {
    const statuses = certificates.map(({ Certificate }) => Certificate?.Status).join(', ');
    return notReady(`status ${statuses}`, `${apply}; see docs/runbooks/alarms.md#certificate`);
  }
  const { NotAfter = now } = issued;
  return isOlder(now, EXPIRY_DAYS * 24, NotAfter)
    ? ready(`for ${domainName}, until ${NotAfter.toISOString().slice(0, 10)}`)
    : notReady(`expires in ${age(now, NotAfter)}`, 'docs/runbooks/alarms.md#certificate');
}

async function describeServices({ environment }: Subject, { ecs }: Clients): Promise<readonly Service[]> {
  const { cluster } = environment;
  const { services = [] } = await ecs
    .send(
      new DescribeServicesCommand({
        cluster: cluster.source === 'existing' ? cluster.name : resourceName(environment),
        services: SERVICE_NAMES.map((name) => resourceName(environment, name)),
      }),
    )
    .catch(nothingFor('ClusterNotFoundException'));
  return services.filter(({ status }) => status === 'ACTIVE');
}

async function servicesFinding(subject: Subject, clients: Clients): Promise<Finding> {
  const { name } = subject.environment;
  const services = await describeServices(subject, clients);
  if (services.length < SERVICE_NAMES.length) {
    return notReady(
      `${services.length} of ${SERVICE_NAMES.length} services exist`,
      `npx bmo tf ${name} plan application, then apply`,
    );
  }
  const problems = services.flatMap((service) => {
    const { serviceName, runningCount = 0, desiredCount = 0, deployments = [] } = service;
    const primary = deployments.find(({ status }) => status === 'PRIMARY');
    if (primary?.rolloutState !== 'COMPLETED') return [`${serviceName}: deployment ${primary?.rolloutState}`];
    return runningCount < Math.max(desiredCount, 1)
      ? [`${serviceName}: ${runningCount} of ${desiredCount} tasks`]
      : [];
  });
  return problems.length === 0
    ? ready(services.map(({ serviceName, runningCount }) => `${serviceName} ${runningCount}`).join(', '))
    : notReady(problems.join('; '), `npx bmo verify ${name}`);
}

async function targetsFinding(subject: Subject, clients: Clients): Promise<Finding> {
  const services = await describeServices(subject, clients);
  const groups = services.flatMap(({ loadBalancers = [] }) =>
    loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []),
  );
  const health = await Promise.all(
    groups.map((TargetGroupArn) =>
      clients.loadBalancing.send(new DescribeTargetHealthCommand({ TargetGroupArn })),
    ),
  );
  const states = health.flatMap(({ TargetHealthDescriptions = [] }) =>
    TargetHealthDescriptions.map(({ TargetHealth }) => TargetHealth?.State),
  );
  const healthy = states.filter((state) => state === 'healthy').length;
  return healthy > 0 && healthy === states.length
    ? ready(`${healthy} targets`)
    : notReady(`${healthy} of ${states.length} are healthy`, `npx bmo verify ${subject.environment.name}`);
}
