import type { Rule } from './rule';

/** Seconds that CloudFront waits for an origin unless AWS raises the quota. */
const ORIGIN_TIMEOUT_SECONDS = 60;

/** How long requests through CloudFront may take, also in words. */
export const withinOriginTimeout = {
  most: ORIGIN_TIMEOUT_SECONDS,
  allowed: `at most ${ORIGIN_TIMEOUT_SECONDS}: CloudFront then answers 504`,
} as const;

/** CloudFront needs a certificate in us-east-1, which is only there when ACM issues one on our behalf. */
export const cloudFrontCertificate: Rule = ({ cloudFront, domain }) => {
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
export const cloudFrontTimeout: Rule = ({ cloudFront, services }) => {
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
