import { problemsInProd, problemsInStaging } from '../support/problems-of';

describe('Ports', () => {
  test('are different for each service', () => {
    expect(problemsInProd({ 'services.rails.port': 8000 })).toEqual([
      {
        at: 'prod: services.rails.port',
        got: '8000, the port of services.ai.port',
        allowed: 'a port that no other service listens on',
        fix: 'Set the port that the image of the service listens on.',
      },
    ]);
  });
});

describe('The rate limit of shared addresses', () => {
  const shared = (requestsPerFiveMinutes: number, cidrBlocks = ['203.0.113.0/24']) => ({
    'firewall.sharedAddresses': { cidrBlocks, requestsPerFiveMinutes },
  });

  test('is above the one of a single address', () => {
    expect(problemsInProd(shared(20_000))).toEqual([]);
    expect(problemsInProd(shared(2000))).toEqual([
      {
        at: 'prod: firewall.sharedAddresses.requestsPerFiveMinutes',
        got: '2000, with 2000 for a single address',
        allowed: 'from 2001, above firewall.requestsPerFiveMinutes',
        fix: 'Set the limit of one address times the number of people who use it at once, or remove sharedAddresses.',
      },
    ]);
  });

  test.each(['0.0.0.0/0', '203.0.113.1/24', '203.0.113.1'])('is not for %s', (cidrBlock) => {
    expect(problemsInProd(shared(20_000, [cidrBlock]))).toEqual([
      {
        at: 'prod: firewall.sharedAddresses.cidrBlocks.0',
        got: `'${cidrBlock}'`,
        allowed: 'an IPv4 CIDR block from /8 to /32 without host bits, such as 203.0.113.0/24',
        fix: 'Set an allowed value.',
      },
    ]);
  });
});

describe('Managed rules', () => {
  test('count only until a date, with a reason', () => {
    const counting = { mode: 'count', until: '2027-01-31', reason: 'The first week with users.' };
    expect(problemsInProd({ 'firewall.managedRules': counting })).toEqual([]);
    expect(problemsInProd({ 'firewall.managedRules': 'count' })).toEqual([
      {
        at: 'prod: firewall.managedRules',
        got: "'count'",
        allowed:
          '"block", or { mode: "count", until: a date, such as 2027-01-31, reason: a sentence of at least 15 characters that ' +
          'a reviewer can agree or disagree with }',
        fix: 'Set an allowed value.',
      },
    ]);
  });
});

describe('Routes', () => {
  test('of the AI service can be inside those of Rails', () => {
    expect(problemsInProd({ 'services.ai.routes': { status: ['/api/v1/status'] } })).toEqual([]);
  });

  test('belong to one service', () => {
    expect(
      problemsInProd({ 'services.rails.routes': { api: ['/api/v1/agent/*', '/api/v1/*', '/health'] } }),
    ).toEqual([
      {
        at: 'prod: services.rails.routes.api',
        got: "'/api/v1/agent/*', which services.ai.routes.agent also uses",
        allowed: 'a path pattern that is used once',
        fix: 'Remove one of the two.',
      },
    ]);
  });

  test('start with a slash', () => {
    expect(problemsInProd({ 'services.rails.routes': { api: ['api'] } })).toEqual([
      {
        at: 'prod: services.rails.routes.api.0',
        got: "'api'",
        allowed: 'a path of at most 128 characters that starts with /, with * for any characters',
        fix: 'Set an allowed value.',
      },
    ]);
  });

  test('are at most five per group, the limit of a listener rule', () => {
    const six = ['/a', '/b', '/c', '/d', '/e', '/f'];
    expect(problemsInProd({ 'services.rails.routes': { api: six } })).toMatchObject([
      {
        at: 'prod: services.rails.routes.api',
        allowed: 'one to five path patterns, the limit of one listener rule; more need a second group',
      },
    ]);
  });

  test.each([
    ['/*', '/docs, /redoc, /openapi.json'],
    ['/d?cs', '/docs'],
    ['/openapi*', '/openapi.json'],
  ])('of the AI service that are %s match its API documentation', (pattern, open) => {
    expect(problemsInProd({ 'services.ai.routes': { all: [pattern] } })).toEqual([
      {
        at: 'prod: services.ai.routes.all',
        got: `'${pattern}', which matches ${open}`,
        allowed: 'a pattern that matches none of /docs, /redoc, /openapi.json',
        fix: 'List the public paths below /api/v1.',
      },
    ]);
  });

  test('of uploads have no wildcards', () => {
    expect(problemsInProd({ 'services.rails.uploadPaths': ['/api/*'] })).toMatchObject([
      { at: 'prod: services.rails.uploadPaths.0', allowed: 'a path that starts with /, without wildcards' },
    ]);
  });
});

describe('Domain', () => {
  const issued = (domain: object) => problemsInProd({ domain: { certificate: 'issued', ...domain } });

  test('is optional: the operator sets the variables', () => {
    expect(issued({})).toEqual([]);
  });

  test('can be set together with its zone', () => {
    const alternativeNames = ['example.com', '*.learning.example.com'];
    expect(issued({ name: 'learning.example.com', hostedZone: 'example.com', alternativeNames })).toEqual([]);
  });

  test('is rejected without its zone', () => {
    expect(issued({ name: 'learning.example.com' })).toEqual([
      {
        at: 'prod: domain.hostedZone',
        got: "nothing, with domain.name 'learning.example.com'",
        allowed:
          'both name and hostedZone, or neither: then set the variables domain_name and hosted_zone_name',
        fix: 'Add hostedZone, or remove name.',
      },
    ]);
  });

  test('is required with a zone', () => {
    expect(issued({ hostedZone: 'example.com' })).toEqual([
      expect.objectContaining({ at: 'prod: domain.name', fix: 'Add name, or remove hostedZone.' }),
    ]);
  });

  test('belongs to the zone, as do alternative names', () => {
    const alternativeNames = ['learning.example.org', 'notexample.com'];
    expect(issued({ name: 'learning.example.com', hostedZone: 'example.com', alternativeNames })).toEqual(
      ["'learning.example.org'", "'notexample.com'"].map((name) => ({
        at: 'prod: domain.alternativeNames',
        got: `${name}, outside the zone 'example.com'`,
        allowed: 'example.com or a name that ends with .example.com',
        fix: 'Correct the name or domain.hostedZone.',
      })),
    );
  });

  const none = { certificate: 'none', reason: 'Seen by three developers, who test the images in it.' };

  test('and HTTPS can be omitted with a reason', () => {
    expect(problemsInStaging({ domain: none })).toEqual([]);
    expect(problemsInStaging({ domain: { certificate: 'none' } })).toMatchObject([
      { at: 'staging: domain.reason', got: 'nothing' },
    ]);
  });

  test('and HTTPS are required with deletion protection', () => {
    expect(problemsInProd({ domain: none })).toEqual([
      {
        at: 'prod: domain.certificate',
        got: "'none', with deletionProtection on",
        allowed: "'issued' or 'given': an environment with deletion protection needs HTTPS",
        fix: "Set it to 'issued' and give the variables domain_name and hosted_zone_name.",
      },
    ]);
  });
});

describe('CloudFront', () => {
  const on = { enabled: true, priceClass: 'PriceClass_100' };

  test('is accepted with a private AI service', () => {
    expect(problemsInProd({ cloudFront: on })).toEqual([]);
  });

  test('requires an issued certificate', () => {
    expect(problemsInProd({ cloudFront: on, domain: { certificate: 'given' } })).toEqual([
      {
        at: 'prod: domain.certificate',
        got: "'given', with cloudFront.enabled",
        allowed: "'issued': CloudFront needs a certificate in us-east-1",
        fix: "Set it to 'issued', or cloudFront to { enabled: false }.",
      },
    ]);
  });

  test('rejects requests of the AI service that exceed its timeout', () => {
    const published = { 'services.ai.publicRoutes': true, loadBalancer: { idleTimeoutSeconds: 310 } };
    expect(problemsInProd({ cloudFront: on, ...published })).toEqual([
      {
        at: 'prod: services.ai.longestRequestSeconds',
        got: '300 seconds through CloudFront',
        allowed: 'at most 60: CloudFront then answers 504',
        fix: 'Keep the AI service private, or set cloudFront to { enabled: false }.',
      },
    ]);
  });

  test('rejects requests of Rails that exceed its timeout', () => {
    expect(problemsInProd({ cloudFront: on, 'services.rails.longestRequestSeconds': 61 })).toMatchObject([
      { fix: 'Move long work to Sidekiq and lower it, or set cloudFront to { enabled: false }.' },
    ]);
  });
});

describe('Load balancer', () => {
  test.each([
    ['Rails', false, 61],
    ['the AI service, where it is published', true, 301],
  ])('has an idle timeout that exceeds the longest request of %s', (_, publicRoutes, idleTimeoutSeconds) => {
    expect(
      problemsInProd({ 'services.ai.publicRoutes': publicRoutes, loadBalancer: { idleTimeoutSeconds } }),
    ).toEqual([]);
  });

  test('rejects an idle timeout that does not exceed the longest request', () => {
    expect(problemsInProd({ 'loadBalancer.idleTimeoutSeconds': 60 })).toEqual([
      {
        at: 'prod: loadBalancer.idleTimeoutSeconds',
        got: '60 seconds for requests of up to 60 seconds',
        allowed: 'from 61 to 4000, longer than services.rails.longestRequestSeconds',
        fix: 'Raise idleTimeoutSeconds.',
      },
    ]);
    expect(problemsInProd({ 'services.ai.publicRoutes': true })).toMatchObject([
      {
        got: '65 seconds for requests of up to 300 seconds',
        allowed: 'from 301 to 4000, longer than services.ai.longestRequestSeconds',
      },
    ]);
  });
});

describe('A canary', () => {
  it('asks for paths that a published route matches', () => {
    const checks = (path: string) => ({ 'canary.checks': { one: { path, status: 200 } } });
    expect(problemsInProd(checks('/api/v1/learners'))).toEqual([]);
    expect(problemsInProd(checks('/other'))).toEqual([
      {
        at: 'prod: canary.checks.one.path',
        got: "'/other', which no published route matches",
        allowed: 'a path that one of these matches: /api/v1/*, /health',
        fix: 'Correct the path, or publish it under services.*.routes.',
      },
    ]);
  });

  it('may ask for a path of the AI service if that is published', () => {
    const canary = { 'canary.checks': { one: { path: '/status', status: 200 } } };
    const routes = { 'services.ai.routes': { status: ['/status'] } };
    expect(problemsInProd({ ...canary, ...routes })).toHaveLength(1);
    expect(
      problemsInProd({
        ...canary,
        ...routes,
        'services.ai.publicRoutes': true,
        'loadBalancer.idleTimeoutSeconds': 310,
      }),
    ).toEqual([]);
  });

  it('is refused with an allow list', () => {
    expect(problemsInProd({ 'firewall.allowList': true })).toEqual([
      {
        at: 'prod: canary.enabled',
        got: 'true, with firewall.allowList',
        allowed: 'false with an allow list: AWS may give a canary another address at any time',
        fix: 'Set canary to { enabled: false }, or firewall.allowList to false.',
      },
    ]);
  });

  it.each([
    ['no check', {}],
    [
      'eleven',
      Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`c${n}`, { path: '/health', status: 200 }])),
    ],
  ])('has 1 to 10 checks, not %s', (_, checks) => {
    expect(problemsInProd({ 'canary.checks': checks })).toMatchObject([
      { at: 'prod: canary.checks', allowed: '1 to 10 checks by name' },
    ]);
  });

  it.each(['health', '/a b', '/${x}', '/a?b=c'])('asks for a path, not %s', (path) => {
    expect(problemsInProd({ 'canary.checks': { one: { path, status: 200 } } })).toMatchObject([
      {
        at: 'prod: canary.checks.one.path',
        allowed: 'a path such as /health: a slash, then letters, digits and ._~/-',
      },
    ]);
  });
});
