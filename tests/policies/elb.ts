import type { Block, TerraformConfiguration } from '../support/terraform-configuration';
import { type Policies, type Policy, samples } from './support/policy';
import { requires } from './support/requirements';
import { block, every, list, refersTo, resourcesOf } from './support/resources';

/** Whether all that a listener does by default is redirect to HTTPS. */
const redirects = ({ default_action }: Block): boolean =>
  list<Block>(default_action).length > 0 &&
  list<Block>(default_action).every(
    ({ type, redirect }) => type === 'redirect' && block(redirect)['protocol'] === 'HTTPS',
  );

/** Demands something of each listener that speaks TLS. */
const everyTlsListener = (
  obeys: (body: Block, stack: TerraformConfiguration) => boolean,
  problem: string,
): Policy['violations'] =>
  every('aws_lb_listener', (body, _, stack) => body['protocol'] !== 'HTTPS' || obeys(body, stack), problem);

const ACCEPTED_NAME = /^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/;

/** Letters that Terraform leaves of a prefix. */
const PREFIX_LENGTH = 6;

/** @see User Guide for Application Load Balancers, "Quotas for your Application Load Balancers" */
const MAX_VALUES = 5;

/** Values of all conditions, of whichever kind. */
const valuesOf = ({ condition }: Block): readonly unknown[] =>
  list<Block>(condition)
    .flatMap((one) => Object.values(one).flatMap((kind) => list<Block>(kind)))
    .flatMap(({ values }) => list(values));

const withPaths = (...values: string[]): Block =>
  samples({ aws_lb_listener_rule: { condition: [{ path_pattern: { values } }] } });

/** Pages with which the AI service describes itself, and one that nobody knows. */
const PRIVATE_PATHS = ['/docs', '/docs/oauth2-redirect', '/redoc', '/openapi.json', '/unknown-page'];

/** Whether a pattern matches the path: `*` is anything, `?` one character. */
const matchesPath = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^$()|[\]{}\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(path);

/** Path patterns of a rule; one without any matches every path. */
const patternsOf = ({ condition }: Block): readonly string[] => {
  const patterns = list<Block>(condition).flatMap(({ path_pattern }) =>
    list<string>(block(path_pattern)['values']),
  );
  return patterns.length > 0 ? patterns : ['*'];
};

const forwardingPath = (pattern: string): Block =>
  samples({
    aws_lb_listener_rule: {
      action: [{ type: 'forward' }],
      condition: [{ path_pattern: { values: [pattern] } }],
    },
  });

const redirect = { port: 80, default_action: [{ type: 'redirect', redirect: { protocol: 'HTTPS' } }] };
const ruleOf = (listener: string): Block => ({ listener_arn: `\${aws_lb_listener.${listener}.arn}` });

const withPriorities = (...priorities: (number | undefined)[]): Block => ({
  resource: {
    aws_lb_listener_rule: Object.fromEntries(
      priorities.map((priority, index) => [`rule-${index}`, { listener_arn: 'arn', priority }]),
    ),
  },
});

const HSTS_HEADER = 'routing_http_response_strict_transport_security_header_value';
const YEAR = 31_536_000;

/** The policies with `Ext` in their name admit ciphers without forward secrecy. */
const STRONG_POLICY = /^ELBSecurityPolicy-TLS13-1-[23]-(?!Ext)/;

const withDefaultAction = (action: Block): Block =>
  samples({ aws_lb_listener: { protocol: 'HTTPS', default_action: [action] } });

export const policies: Policies = {
  'access-logs': {
    rule: 'load balancers record their requests',
    controls: ['CKV_AWS_91', 'ELB.5', 'AwsSolutions-ELB2'],
    ...requires('aws_lb', { access_logs: { enabled: true } }, 'records no requests'),
  },
  /** An application load balancer spreads requests over the zones by itself, the others have to be told. */
  application: {
    rule: 'load balancers are application load balancers, which spread requests over all zones',
    controls: ['CKV_AWS_152'],
    violations: every(
      'aws_lb',
      ({ load_balancer_type }) => [undefined, 'application'].includes(load_balancer_type),
      'is no application load balancer',
    ),
    compliant: samples({ aws_lb: { load_balancer_type: 'application' } }),
    violating: samples({ aws_lb: { load_balancer_type: 'network' } }),
  },
  'connection-logs': {
    rule: 'load balancers record connections that fail before there is a request',
    controls: [],
    ...requires('aws_lb', { connection_logs: { enabled: true } }, 'records no connections'),
  },
  'deletion-protection': {
    rule: 'AWS refuses to delete a load balancer',
    controls: ['CKV_AWS_150', 'ELB.6'],
    ...requires('aws_lb', { enable_deletion_protection: true }, 'can be deleted'),
  },
  /** Defensive unless it says otherwise. */
  'desync-mitigation': {
    rule: 'load balancers mitigate HTTP desync attacks',
    controls: ['CKV_AWS_328', 'ELB.12'],
    violations: every(
      'aws_lb',
      ({ desync_mitigation_mode }) => [undefined, 'defensive', 'strictest'].includes(desync_mitigation_mode),
      'only monitors HTTP desync attacks',
    ),
    compliant: samples({ aws_lb: { desync_mitigation_mode: 'strictest' } }),
    violating: samples({ aws_lb: { desync_mitigation_mode: 'monitor' } }),
  },
  firewall: {
    rule: 'every internet-facing load balancer has a firewall',
    controls: ['CKV2_AWS_28', 'ELB.16'],
    violations: every(
      'aws_lb',
      ({ internal }, address, stack) =>
        internal === true ||
        resourcesOf(stack, 'aws_wafv2_web_acl_association').some(([, { resource_arn }]) =>
          refersTo(resource_arn, address),
        ),
      'has no firewall',
    ),
    compliant: {
      resource: {
        aws_lb: { public: { internal: false }, private: { internal: true } },
        aws_wafv2_web_acl_association: { sample: { resource_arn: '${aws_lb.public.arn}' } },
      },
    },
    violating: samples({ aws_lb: { internal: false } }),
  },
  'firewall-decides': {
    rule: 'load balancers refuse requests while the firewall does not answer',
    controls: [],
    violations: every(
      'aws_lb',
      ({ enable_waf_fail_open }) => enable_waf_fail_open !== true,
      'lets requests in while the firewall does not answer',
    ),
    compliant: samples({ aws_lb: { enable_waf_fail_open: false } }),
    violating: samples({ aws_lb: { enable_waf_fail_open: true } }),
  },
  names: {
    rule: 'names of load balancers and target groups fit into what AWS allows',
    controls: [],
    violations: every(
      ['aws_lb', 'aws_lb_target_group'],
      ({ name = '', name_prefix = '' }) =>
        name_prefix.length <= PREFIX_LENGTH &&
        (name === '' || name.includes('${') || ACCEPTED_NAME.test(name)),
      'has a name that AWS refuses',
    ),
    compliant: samples({ aws_lb: { name: 'bmo-learning-prod-alb' } }),
    violating: samples({ aws_lb_target_group: { name: 'bmo-learning-production-rails-api-3000' } }),
  },
  'several-zones': {
    rule: 'load balancers are in more than one zone',
    controls: ['ELB.13'],
    violations: every('aws_lb', ({ subnets }) => list(subnets).length > 1, 'is in one zone'),
    compliant: samples({ aws_lb: { subnets: ['subnet-a', 'subnet-b'] } }),
    violating: samples({ aws_lb: { subnets: ['subnet-a'] } }),
  },
  'true-addresses': {
    rule: 'X-Forwarded-For holds the address that a request came from',
    controls: [],
    violations: every(
      'aws_lb',
      ({ xff_header_processing_mode }) => xff_header_processing_mode !== 'preserve',
      'forwards the address that the client claims',
    ),
    compliant: samples({ aws_lb: { xff_header_processing_mode: 'append' } }),
    violating: samples({ aws_lb: { xff_header_processing_mode: 'preserve' } }),
  },
  'valid-headers': {
    rule: 'load balancers drop headers that are not valid',
    controls: ['CKV_AWS_131', 'ELB.4'],
    ...requires('aws_lb', { drop_invalid_header_fields: true }, 'forwards headers that are not valid'),
  },
  conditions: {
    rule: 'listener rules have one to five values in their conditions, as AWS demands',
    controls: [],
    violations: every(
      'aws_lb_listener_rule',
      (rule) => valuesOf(rule).length > 0 && valuesOf(rule).length <= MAX_VALUES,
      'has no condition, or more values than AWS accepts',
    ),
    compliant: withPaths('/a', '/b', '/c', '/d', '/e'),
    violating: withPaths('/a', '/b', '/c', '/d', '/e', '/f'),
  },
  'private-pages': {
    rule: 'no listener rule exposes the documentation of a service, or every path',
    controls: [],
    violations: every(
      'aws_lb_listener_rule',
      (rule) =>
        !list<Block>(rule['action']).some(({ type }) => type === 'forward') ||
        !patternsOf(rule).some((pattern) => PRIVATE_PATHS.some((path) => matchesPath(pattern, path))),
      'exposes internal pages',
    ),
    compliant: forwardingPath('/api/v1/*'),
    violating: forwardingPath('/d?cs*'),
  },
  /** A rule comes before the redirect. */
  'redirects-only': {
    rule: 'listeners that redirect to HTTPS have no other rules',
    controls: [],
    violations: every(
      'aws_lb_listener_rule',
      ({ listener_arn }, _, stack) =>
        !resourcesOf(stack, 'aws_lb_listener').some(
          ([address, listener]) => refersTo(listener_arn, address) && redirects(listener),
        ),
      'answers without TLS',
    ),
    compliant: {
      resource: {
        aws_lb_listener: { http: redirect, https: { default_action: [{ type: 'fixed-response' }] } },
        aws_lb_listener_rule: { sample: ruleOf('https') },
      },
    },
    violating: samples({ aws_lb_listener: redirect, aws_lb_listener_rule: ruleOf('sample') }),
  },
  /** Without a number, the order of rules is the order in which they happened to be created. */
  'stated-priorities': {
    rule: 'listener rules state their priority, each another one',
    controls: [],
    violations: every(
      'aws_lb_listener_rule',
      ({ listener_arn, priority }, address, stack) =>
        priority !== undefined &&
        !resourcesOf(stack, 'aws_lb_listener_rule').some(
          ([other, rule]) =>
            other !== address && rule['listener_arn'] === listener_arn && rule['priority'] === priority,
        ),
      'has no priority of its own',
    ),
    compliant: withPriorities(10, 20),
    violating: withPriorities(10, 10),
  },
  'encrypted-targets': {
    rule: 'load balancers speak TLS with the tasks',
    controls: ['CKV_AWS_378', 'ELB.21', 'ELB.22'],
    ...requires('aws_lb_target_group', { protocol: 'HTTPS' }, 'is reached without TLS inside the VPC'),
  },
  'health-checks': {
    rule: 'target groups have a health check',
    controls: ['CKV_AWS_261'],
    violations: every(
      'aws_lb_target_group',
      ({ health_check }) => block(health_check)['path'] !== undefined,
      'has no path for health checks',
    ),
    compliant: samples({ aws_lb_target_group: { health_check: { path: '/health' } } }),
    violating: samples({ aws_lb_target_group: {} }),
  },
  /** AWS deletes no group that a listener forwards to. */
  'replaceable-targets': {
    rule: 'a new target group is created before the one that it replaces is destroyed',
    controls: [],
    ...requires(
      'aws_lb_target_group',
      { lifecycle: { create_before_destroy: true } },
      'cannot be replaced while it is in use',
    ),
  },
  /** Tasks with network interfaces of their own are found in no other way. */
  'targets-by-address': {
    rule: 'target groups register tasks by IP address',
    controls: [],
    ...requires(
      'aws_lb_target_group',
      { target_type: 'ip' },
      'registers instances, which Fargate has none of',
    ),
  },
  hsts: {
    rule: 'listeners send HSTS for a year',
    controls: [],
    violations: everyTlsListener(
      ({ [HSTS_HEADER]: header = '' }) => Number(/max-age=(\d+)/.exec(header)?.[1]) >= YEAR,
      'sends no HSTS for a year',
    ),
    compliant: samples({ aws_lb_listener: { protocol: 'HTTPS', [HSTS_HEADER]: 'max-age=31536000' } }),
    violating: samples({ aws_lb_listener: { protocol: 'HTTPS', [HSTS_HEADER]: 'max-age=0' } }),
  },
  'https-only': {
    rule: 'listeners use HTTPS, or redirect to it',
    controls: ['CKV_AWS_2', 'CKV2_AWS_20', 'ELB.1', 'ELB.18'],
    violations: every(
      'aws_lb_listener',
      (listener) => listener['protocol'] === 'HTTPS' || redirects(listener),
      'answers without TLS',
    ),
    compliant: {
      resource: {
        aws_lb_listener: {
          https: { protocol: 'HTTPS', default_action: [{ type: 'fixed-response' }] },
          http: { protocol: 'HTTP', default_action: [{ type: 'redirect', redirect: { protocol: 'HTTPS' } }] },
        },
      },
    },
    violating: samples({ aws_lb_listener: { protocol: 'HTTP', default_action: [{ type: 'forward' }] } }),
  },
  'tls-12': {
    rule: 'listeners refuse TLS before 1.2 and weak ciphers',
    controls: ['CKV_AWS_103', 'CKV2_AWS_74', 'ELB.17'],
    violations: everyTlsListener(({ ssl_policy }) => STRONG_POLICY.test(ssl_policy), 'accepts weak TLS'),
    compliant: samples({
      aws_lb_listener: { protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' },
    }),
    violating: samples({ aws_lb_listener: { protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-2016-08' } }),
  },
  'nothing-by-default': {
    rule: 'listeners forward no unmatched requests',
    controls: [],
    violations: everyTlsListener(
      ({ default_action }) => list<Block>(default_action).every(({ type }) => type === 'fixed-response'),
      'forwards unmatched requests',
    ),
    compliant: withDefaultAction({ type: 'fixed-response', fixed_response: { status_code: '404' } }),
    violating: withDefaultAction({ type: 'forward' }),
  },
};
