import { show } from '../../shared/problems';
import { pairs, type Rule } from './rule';

/**
 * Every service listens on a port of its own. Tasks do not share an address, but security groups, target groups
 * and their names tell services apart by the port.
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

/** A path pattern as it stands under a service. */
interface Claim {
  readonly at: string;
  readonly pattern: string;
}

/**
 * One request has one service. The rules of the AI service come first, so a narrower pattern of its own inside
 * one of Rails is a decision; the very same pattern is a mistake.
 */
const claimedRoutes: Rule = ({ services }) =>
  pairs([...claims('ai', services?.ai), ...claims('rails', services?.rails)])
    .filter(([one, other]) => one.pattern === other.pattern)
    .map(([one, other]) => ({
      at: other.at,
      got: `${show(other.pattern)}, which ${one.at} claims`,
      allowed: 'a path pattern that stands nowhere else',
      fix: 'Remove it in one of the two places.',
    }));

/** Pages with which FastAPI describes itself. */
const PRIVATE_PATHS = ['/docs', '/redoc', '/openapi.json'];

/** The AI service's own documentation is for nobody outside. */
const privatePaths: Rule = ({ services }) =>
  claims('ai', services?.ai).flatMap(({ at, pattern }) => {
    const open = PRIVATE_PATHS.filter((path) => matches(pattern, path));
    if (open.length === 0) return [];
    return [
      {
        at,
        got: `${show(pattern)}, which opens ${open.join(', ')}`,
        allowed: `a pattern that matches none of ${PRIVATE_PATHS.join(', ')}`,
        fix: 'Name the paths below /api/v1 that are for the public.',
      },
    ];
  });

function claims(
  name: string,
  service: { readonly routes?: Readonly<Record<string, unknown>> | undefined } | undefined,
): Claim[] {
  return Object.entries(service?.routes ?? {}).flatMap(([group, patterns]) =>
    // What the schema rejected leaves an object with holes.
    Object.values(patterns ?? {})
      .filter((pattern) => typeof pattern === 'string')
      .map((pattern) => ({ at: `services.${name}.routes.${group}`, pattern })),
  );
}

/** Whether a listener rule with this pattern takes the path: `*` is anything, `?` one character. */
function matches(pattern: string, path: string): boolean {
  const expression = pattern
    .replace(/[.+^$()|[\]{}\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(path);
}

/** How long the load balancer waits, in words. */
export const longerThanRequests = (shortest: number | string, longestRequest: string): string =>
  `from ${shortest} to 4000, longer than ${longestRequest}`;

/**
 * The load balancer waits longer than the longest request, otherwise it answers 504 while the work goes on.
 */
const idleTimeout: Rule = ({ loadBalancer, services }) => {
  const idle = loadBalancer?.idleTimeoutSeconds;
  const [slowest] = (['ai', 'rails'] as const)
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

/** A name without its zone cannot be validated, a zone without a name is for nothing. */
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
        'both name and hostedZone, or neither, and then the variables domain_name and hosted_zone_name',
      fix: `Add ${missing}, or remove ${given}.`,
    },
  ];
};

/** Records of a name go into a zone that the name belongs to. */
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
      got: `${show(name)}, outside of the zone ${show(zone)}`,
      allowed: `${zone} or a name that ends with .${zone}`,
      fix: 'Correct the name or domain.hostedZone.',
    }));
};

/** Where data is protected, nobody reads it off the wire. */
const encryptedTraffic: Rule = ({ domain, deletionProtection }) =>
  domain?.certificate === 'none' && deletionProtection === true
    ? [
        {
          at: 'domain.certificate',
          got: "'none', with deletionProtection on",
          allowed: "'issued' or 'given': an environment whose data is protected is reached over HTTPS only",
          fix: "Set it to 'issued' and give the variables domain_name and hosted_zone_name.",
        },
      ]
    : [];

/** Seconds that CloudFront waits for an origin unless AWS raises the quota. */
const ORIGIN_TIMEOUT_SECONDS = 60;

/** How long requests through CloudFront may take, also in words. */
export const withinOriginTimeout = {
  most: ORIGIN_TIMEOUT_SECONDS,
  allowed: `at most ${ORIGIN_TIMEOUT_SECONDS}: CloudFront then answers 504`,
} as const;

/** CloudFront needs a certificate in us-east-1, which is only there when ACM issues one on our behalf. */
const cloudFrontCertificate: Rule = ({ cloudFront, domain }) => {
  if (cloudFront?.enabled !== true || domain?.certificate === undefined || domain.certificate === 'issued') {
    return [];
  }
  return [
    {
      at: 'domain.certificate',
      got: `'${domain.certificate}', with cloudFront.enabled`,
      allowed: "'issued': CloudFront's own certificate has to be in us-east-1",
      fix: "Set it to 'issued', or cloudFront to { enabled: false }.",
    },
  ];
};

/** CloudFront gives up on a request before the load balancer does. */
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
            : 'Answer sooner and work in Sidekiq, or set cloudFront to { enabled: false }.',
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
  domainZone,
  namesInZone,
  encryptedTraffic,
  cloudFrontCertificate,
  cloudFrontTimeout,
];
