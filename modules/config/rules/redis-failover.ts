import type { Rule } from './rule';

/** Failover needs a replica to fail over to. */
export const redisFailover: Rule = ({ redis }) =>
  redis?.automaticFailover === true && redis.nodes === 1
    ? [
        {
          at: 'redis.nodes',
          got: '1 with redis.automaticFailover on',
          allowed: 'from 2 to 6 with automatic failover',
          fix: "Add a node, or set automaticFailover to { enabled: false, reason: '…' }.",
        },
      ]
    : [];
