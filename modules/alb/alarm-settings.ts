import { z } from 'zod';
import { count, percent, seconds } from '../alarms/threshold';

/** Maximum idle timeout of a load balancer: no response takes longer. */
const LONGEST_RESPONSE_SECONDS = 4000;

const latency = z.strictObject({
  rails: seconds(
    LONGEST_RESPONSE_SECONDS,
    2,
    'Rails API, in seconds. Default 2: users take a slower page for broken.',
  ),
  ai: seconds(
    LONGEST_RESPONSE_SECONDS,
    60,
    'AI service, where it has public routes, in seconds. Default 60: a language model takes that long for a lesson.',
  ),
});

export const loadBalancerThresholds = z.strictObject({
  errorPercent: percent(
    5,
    'Alarms that users are affected when more than this percentage of all requests is answered with 5xx for ' +
      '10 minutes, by the load balancer or by CloudFront, where it is on. Default 5.',
  ),
  minimumRequests: count(
    { min: 1, max: 1_000_000 },
    20,
    'Requests in five minutes below which error rate and latency do not alarm. Default 20: one failed request ' +
      'at night is then no alarm.',
  ),
  targetErrors: count(
    { min: 0, max: 1_000_000 },
    5,
    'Alarms when one service answers more requests than this with 5xx in a minute, in 3 of 5 minutes. Default ' +
      '5: finds a defect before it shows in the error rate of all requests.',
  ),
  latencySeconds: latency
    .prefault({})
    .describe('Alarms when the p95 latency of a service is above this for 15 minutes.'),
  badGateways: count(
    { min: 0, max: 1_000_000 },
    5,
    'Alarms when the load balancer answers more requests than this with 502 in five minutes, for 10 minutes. Default ' +
      '5: a task that stops costs one or two.',
  ),
  rejectedConnections: count(
    { min: 0, max: 1_000_000 },
    0,
    'Alarms when the load balancer rejects more connections than this in five minutes. Default 0: each one is ' +
      'a user without a response.',
  ),
});

export type LoadBalancerThresholds = z.infer<typeof loadBalancerThresholds>;
