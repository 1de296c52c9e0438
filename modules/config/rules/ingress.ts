import { show } from '../../shared/problems';
import { pairs, type Rule } from './rule';

/**
 * Each service listens on its own port. Tasks have their own addresses, but security groups and the names of
 * target groups distinguish services by port.
 */
const ports: Rule = ({ services }) =>
  pairs(
    (['ai', 'rails'] as const).flatMap((name) => {
      const port = services?.[name]?.port;
      return port === undefined ? [] : [{ at: `services.${name}.port`, port }];
    }),
  )
    .filter(([one, other]) => one.port === other.port)
    .map(([one, other]) => ({
      at: other.at,
      got: `${other.port}, the port of ${one.at}`,
      allowed: 'a port that no other service listens on',
      fix: 'Set the port that the image of the service listens on.',
    }));

/** A path pattern of a service. */
interface Claim {
  readonly at: string;
  readonly pattern: string;
}

/**
 * No two services have the same path pattern. Listener rules of the AI service are evaluated first, so it may have
 * a narrower pattern inside one of Rails.
 */
const claimedRoutes: Rule = ({ services }) =>
  pairs([...claims('ai', services?.ai), ...claims('rails', services?.rails)])
    .filter(([one, other]) => one.pattern === other.pattern)
    .map(([one, other]) => ({
      at: other.at,
      got: `${show(other.pattern)}, which ${one.at} also uses`,
      allowed: 'a path pattern that is used once',
      fix: 'Remove one of the two.',
    }));

/** API documentation of FastAPI. */
const PRIVATE_PATHS = ['/docs', '/redoc', '/openapi.json'];

/** The API documentation of the AI service is not public. */
const privatePaths: Rule = ({ services }) =>
  claims('ai', services?.ai).flatMap(({ at, pattern }) => {
    const open = PRIVATE_PATHS.filter((path) => matches(pattern, path));
    if (open.length === 0) return [];
    return [
      {
        at,
        got: `${show(pattern)}, which matches ${open.join(', ')}`,
        allowed: `a pattern that matches none of ${PRIVATE_PATHS.join(', ')}`,
        fix: 'List the public paths below /api/v1.',
      },
    ];
  });

function claims(
  name: string,
  service: { readonly routes?: Readonly<Record<string, unknown>> | undefined } | undefined,
): Claim[] {
  return Object.entries(service?.routes ?? {}).flatMap(([group, patterns]) =>
    // Patterns that the schema rejected are undefined.
    Object.values(patterns ?? {})
      .filter((pattern) => typeof pattern === 'string')
      .map((pattern) => ({ at: `services.${name}.routes.${group}`, pattern })),
  );
}

/** Whether a path pattern matches the path: `*` is any number of characters, `?` is one. */
function matches(pattern: string, path: string): boolean {
  const expression = pattern
    .replace(/[.+^$()|[\]{}\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(path);
}

/** Allowed idle timeout, in words. */
export const longerThanRequests = (shortest: number | string, longestRequest: string): string =>
  `from ${shortest} to 4000, longer than ${longestRequest}`;

/**
 * The idle timeout exceeds the longest request of the services that the load balancer forwards to; otherwise it answers
 * 504 while the service still works. A private AI service does not count: the longer the timeout, the longer a service
 * would have to keep idle connections open.
 */
const idleTimeout: Rule = ({ loadBalancer, services }) => {
  const idle = loadBalancer?.idleTimeoutSeconds;
  const published = services?.ai?.publicRoutes === true ? (['ai', 'rails'] as const) : (['rails'] as const);
  const [slowest] = published
    .map((name) => ({ name, longest: services?.[name]?.longestRequestSeconds ?? 0 }))
    .sort((a, b) => b.longest - a.longest);
  if (idle === undefined || slowest === undefined || idle > slowest.longest) return [];
  const { name, longest } = slowest;
  return [
    {
      at: 'loadBalancer.idleTimeoutSeconds',
      got: `${idle} seconds for requests of up to ${longest} seconds`,
      allowed: longerThanRequests(longest + 1, `services.${name}.longestRequestSeconds`),
      fix: 'Raise idleTimeoutSeconds.',
    },
  ];
};

/** Shared addresses may send more requests than others; otherwise the people behind them would be blocked first. */
const sharedAddresses: Rule = ({ firewall }) => {
  const limit = firewall?.requestsPerFiveMinutes;
  const shared = firewall?.sharedAddresses?.requestsPerFiveMinutes;
  if (limit === undefined || shared === undefined || shared > limit) return [];
  return [
    {
      at: 'firewall.sharedAddresses.requestsPerFiveMinutes',
      got: `${shared}, with ${limit} for a single address`,
      allowed: `from ${limit + 1}, above firewall.requestsPerFiveMinutes`,
      fix: 'Set the limit of one address times the number of people who use it at once, or remove sharedAddresses.',
    },
  ];
};

/** Domain name and hosted zone are set together: without the zone, the certificate cannot be validated. */
const domainZone: Rule = ({ domain }) => {
  if (domain?.certificate !== 'issued') return [];
  const { name, hostedZone } = domain;
  if ((name === undefined) === (hostedZone === undefined)) return [];
  const [given, missing] = name === undefined ? ['hostedZone', 'name'] : ['name', 'hostedZone'];
  return [
    {
      at: `domain.${missing}`,
      got: `nothing, with domain.${given} ${show(name ?? hostedZone)}`,
      allowed:
        'both name and hostedZone, or neither: then set the variables domain_name and hosted_zone_name',
      fix: `Add ${missing}, or remove ${given}.`,
    },
  ];
};

/** Domain names belong to the hosted zone, which gets their records. */
const namesInZone: Rule = ({ domain }) => {
  if (domain?.certificate !== 'issued' || domain.hostedZone === undefined) return [];
  const zone = domain.hostedZone;
  const names: [string, unknown][] = [
    ['domain.name', domain.name],
    ...Object.values(domain.alternativeNames ?? {}).map((name): [string, unknown] => [
      'domain.alternativeNames',
      name,
    ]),
  ];
  return names
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .filter(([, name]) => name !== zone && !name.endsWith(`.${zone}`))
    .map(([at, name]) => ({
      at,
      got: `${show(name)}, outside the zone ${show(zone)}`,
      allowed: `${zone} or a name that ends with .${zone}`,
      fix: 'Correct the name or domain.hostedZone.',
    }));
};

/** An environment with deletion protection uses HTTPS. */
const encryptedTraffic: Rule = ({ domain, deletionProtection }) =>
  domain?.certificate === 'none' && deletionProtection === true
    ? [
        {
          at: 'domain.certificate',
          got: "'none', with deletionProtection on",
          allowed: "'issued' or 'given': an environment with deletion protection needs HTTPS",
          fix: "Set it to 'issued' and give the variables domain_name and hosted_zone_name.",
        },
      ]
    : [];

/** Maximum origin response timeout of CloudFront in seconds, without a quota increase. */
const ORIGIN_TIMEOUT_SECONDS = 60;

/** Maximum duration of a request through CloudFront, also in words. */
export const withinOriginTimeout = {
  most: ORIGIN_TIMEOUT_SECONDS,
  allowed: `at most ${ORIGIN_TIMEOUT_SECONDS}: CloudFront then answers 504`,
} as const;

/** CloudFront needs a certificate in us-east-1, which the stack creates only with `issued`. */
const cloudFrontCertificate: Rule = ({ cloudFront, domain }) => {
  if (cloudFront?.enabled !== true || domain?.certificate === undefined || domain.certificate === 'issued') {
    return [];
  }
  return [
    {
      at: 'domain.certificate',
      got: `'${domain.certificate}', with cloudFront.enabled`,
      allowed: "'issued': CloudFront needs a certificate in us-east-1",
      fix: "Set it to 'issued', or cloudFront to { enabled: false }.",
    },
  ];
};

/** Requests through CloudFront end within its origin timeout, which is shorter than that of the load balancer. */
const cloudFrontTimeout: Rule = ({ cloudFront, services }) => {
  if (cloudFront?.enabled !== true) return [];
  const reached = { rails: services?.rails, ...(services?.ai?.publicRoutes === true && { ai: services.ai }) };
  return Object.entries(reached).flatMap(([name, service]) => {
    const longest = service?.longestRequestSeconds;
    if (longest === undefined || longest <= ORIGIN_TIMEOUT_SECONDS) return [];
    return [
      {
        at: `services.${name}.longestRequestSeconds`,
        got: `${longest} seconds through CloudFront`,
        allowed: withinOriginTimeout.allowed,
        fix:
          name === 'ai'
            ? 'Keep the AI service private, or set cloudFront to { enabled: false }.'
            : 'Move long work to Sidekiq and lower it, or set cloudFront to { enabled: false }.',
      },
    ];
  });
};

/** The addresses of a canary change: an allow list refuses it. */
const canaryAddresses: Rule = ({ canary, firewall }) =>
  canary?.enabled === true && firewall?.allowList === true
    ? [
        {
          at: 'canary.enabled',
          got: 'true, with firewall.allowList',
          allowed: 'false with an allow list: AWS may give a canary another address at any time',
          fix: 'Set canary to { enabled: false }, or firewall.allowList to false.',
        },
      ]
    : [];

/** A canary asks for paths of published services; the load balancer answers all others itself. */
const canaryPaths: Rule = ({ canary, services }) => {
  if (canary?.enabled !== true) return [];
  const published = [
    ...claims('rails', services?.rails),
    ...(services?.ai?.publicRoutes === true ? claims('ai', services.ai) : []),
  ];
  if (published.length === 0) return [];
  return Object.entries(canary.checks ?? {}).flatMap(([name, check]) => {
    const path = check?.path;
    if (typeof path !== 'string' || published.some(({ pattern }) => matches(pattern, path))) return [];
    return [
      {
        at: `canary.checks.${name}.path`,
        got: `${show(path)}, which no published route matches`,
        allowed: `a path that one of these matches: ${published.map(({ pattern }) => pattern).join(', ')}`,
        fix: 'Correct the path, or publish it under services.*.routes.',
      },
    ];
  });
};

/** Rules about the ingress. */
export const ingressRules: readonly Rule[] = [
  ports,
  claimedRoutes,
  privatePaths,
  idleTimeout,
  sharedAddresses,
  domainZone,
  namesInZone,
  encryptedTraffic,
  cloudFrontCertificate,
  cloudFrontTimeout,
  canaryAddresses,
  canaryPaths,
];
