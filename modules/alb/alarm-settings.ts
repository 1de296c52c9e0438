import { z } from 'zod';
import { count, percent, seconds } from '../alarms/threshold';

/** Idle timeout that a load balancer allows at most: no answer takes longer. */
const LONGEST_ANSWER_SECONDS = 4000;

const latency = z.strictObject({
  rails: seconds(LONGEST_ANSWER_SECONDS, 2, 'Of the Rails API. Default 2: people take more for broken.'),
  ai: seconds(
    LONGEST_ANSWER_SECONDS,
    60,
    'Of the ai service, where it has public routes. Default 60: a lesson takes a language model that long.',
  ),
});

export const loadBalancerThresholds = z.strictObject({
  errorPercent: percent(
    5,
    'Share of all requests answered with 5xx above which users are affected, in percent, for 10 minutes. ' +
      'Default 5: one in twenty is no accident.',
  ),
  minimumRequests: count(
    { min: 1, max: 1_000_000 },
    20,
    'Requests in five minutes below which neither the share of errors nor the latency rings. Default 20: one ' +
      'error at night is then no alarm.',
  ),
  targetErrors: count(
    { min: 0, max: 1_000_000 },
    5,
    'Answers of one service with 5xx in a minute above which it rings, for 3 minutes out of 5. Default 5: a ' +
      'defect that shows before it is a share of all requests.',
  ),
  latencySeconds: latency
    .prefault({})
    .describe('Seconds that 95 % of the answers take less than; above it rings, for 15 minutes.'),
  rejectedConnections: count(
    { min: 0, max: 1_000_000 },
    0,
    'Connections in five minutes that the load balancer refused because it has too many. Default 0: each is ' +
      'a user who got nothing.',
  ),
});

export type LoadBalancerThresholds = z.infer<typeof loadBalancerThresholds>;
