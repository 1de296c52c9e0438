import { loadBalancerSettings } from '../../modules/alb/settings';
import { longerThanRequests, withinOriginTimeout } from '../../modules/config/rules/ingress';
import type { Environment } from '../../modules/config/schema';
import { serviceSettings } from '../../modules/ecs/service-settings';
import { createLoadBalancer, createTargets } from '../../stacks/application/load-balancer';
import { nameInput, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import type { Inputs } from '../inputs';
import { outputOf } from '../module-output';
import { addBusyRule, addHealthCheckRule, PREFIXES, type WebService, webServices } from '../service-inputs';

/** The load balancer and what it forwards to. */
export const alb: ModuleDefinition = {
  name: 'alb',
  summary: 'Application Load Balancer with its listeners, target groups and routes.',
  fixed: {
    unmatchedRequests: 'Decides what the listeners answer.',
    routes: 'Decide the listener rules and their priorities.',
    'cloudFront.enabled': 'Decides whether the load balancer is internal.',
    'domain.certificate': 'Decides whether there is a listener for HTTPS.',
  },
  build: (module, environment) => {
    const { inputs } = module;
    const name = nameInput(inputs, environment, 'alb', ...webServices(environment));
    const callers = withSettings(inputs, renamed(environment, name));
    const loadBalancer = createLoadBalancer(module, callers, {
      subnetIds: inputs.list('subnet_ids', subnetsInWords(environment)),
      securityGroupId: inputs.text('security_group_id', 'Security group of the load balancer.', {
        from: outputOf('security-groups', 'security_group_ids', 'alb'),
      }),
      logBucketName: inputs.text(
        'log_bucket_name',
        'Bucket of the access logs. Its policy must allow deliveries of load balancers.',
        { from: outputOf('s3', 'log_bucket_name') },
      ),
    });
    const { loadBalancerArn, dnsName, loadBalancerArnSuffix, hostedZoneId } = loadBalancer;
    const { rails, ai } = createTargets(module, callers, {
      vpcId: inputs.text('vpc_id', 'VPC of the target groups.'),
      loadBalancerArn,
      certificateArn: certificateInput(inputs, environment),
    });
    addRules(inputs, environment);

    const targets = { rails, ...(ai && { ai }) };
    const ofTargets = (read: (target: typeof rails) => string) =>
      Object.fromEntries(Object.entries(targets).map(([service, target]) => [service, read(target)]));
    module.output('load_balancer_arn', 'ARN of the load balancer.', loadBalancerArn);
    module.output(
      'load_balancer_arn_suffix',
      'Suffix of its ARN, a dimension of metrics.',
      loadBalancerArnSuffix,
    );
    module.output('dns_name', 'DNS name of the load balancer.', dnsName);
    module.output('hosted_zone_id', 'Hosted zone of that name, for alias records.', hostedZoneId);
    module.output(
      'target_group_arns',
      'ARN of the target group of each service, known once a listener rule forwards to it.',
      ofTargets(({ routes }) => routes.targetGroupArn),
    );
    module.output(
      'target_group_arn_suffixes',
      'ARN suffix of each target group, a dimension of metrics.',
      ofTargets(({ targetGroup }) => targetGroup.targetGroupArnSuffix),
    );
  },
};

const subnetsInWords = ({ cloudFront }: Environment): string =>
  `${cloudFront.enabled ? 'Private' : 'Public'} subnet of each zone, at least two.`;

/** The environment with variables in place of what a caller decides. */
function withSettings(inputs: Inputs, environment: Environment): Environment {
  const loadBalancer = inputs.settings(loadBalancerSettings, environment.loadBalancer, {
    fixed: ['unmatchedRequests'],
  });
  const services = { ...environment.services };
  for (const service of webServices(environment)) {
    Object.assign(services, { [service]: webServiceInputs(inputs, environment, service) });
  }
  return { ...environment, loadBalancer, services };
}

const webServiceInputs = (inputs: Inputs, { services }: Environment, service: WebService) => {
  const { port, healthCheckPath, healthCheck, longestRequestSeconds } = services[service];
  const schema = serviceSettings.shape.rails.pick({
    port: true,
    healthCheckPath: true,
    healthCheck: true,
    longestRequestSeconds: true,
  });
  const variables = inputs.settings(
    schema,
    { port, healthCheckPath, healthCheck, longestRequestSeconds },
    // Targets have a number of checks that they have to pass instead.
    { prefix: PREFIXES[service], fixed: ['healthCheck.startPeriodSeconds'] },
  );
  return { ...services[service], ...variables };
};

const certificateInput = (inputs: Inputs, { domain }: Environment): string | undefined =>
  domain.certificate === 'none'
    ? undefined
    : inputs.text('certificate_arn', 'ARN of an issued ACM certificate in the region of the load balancer.', {
        from: outputOf('acm', 'certificate_arn'),
      });

function addRules(inputs: Inputs, environment: Environment): void {
  for (const service of webServices(environment)) {
    const longest = `${PREFIXES[service]}_longest_request_seconds`;
    inputs.rule('idle_timeout_seconds', {
      condition: `var.idle_timeout_seconds > var.${longest}`,
      errorMessage:
        `idle_timeout_seconds must be ${longerThanRequests(`\${var.${longest} + 1}`, longest)}; ` +
        'got ${var.idle_timeout_seconds}.',
    });
    addHealthCheckRule(inputs, PREFIXES[service]);
    if (!environment.services[service].answersWhileBusy) addBusyRule(inputs, PREFIXES[service]);
    if (!environment.cloudFront.enabled) continue;
    const { most, allowed } = withinOriginTimeout;
    inputs.rule(longest, {
      condition: `var.${longest} <= ${most}`,
      errorMessage: `${longest} must be ${allowed}; got \${var.${longest}}.`,
    });
  }
}
