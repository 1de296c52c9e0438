import type { Rule } from './rule';

/** What failover needs, in words. */
export const ENOUGH_NODES = 'from 2 to 6 with automatic failover';

/** Failover needs a replica to fail over to. */
export const redisFailover: Rule = ({ redis }) =>
  redis?.automaticFailover === true && redis.nodes === 1
    ? [
        {
          at: 'redis.nodes',
          got: '1 with redis.automaticFailover on',
          allowed: ENOUGH_NODES,
          fix: "Add a node, or set automaticFailover to { enabled: false, reason: '…' }.",
        },
      ]
    : [];
