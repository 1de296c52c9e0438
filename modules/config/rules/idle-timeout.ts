import type { Rule } from './rule';

/**
 * The load balancer waits longer than the longest request, otherwise it answers 504 while the work goes on.
 */
export const idleTimeout: Rule = ({ loadBalancer, services }) => {
  const idle = loadBalancer?.idleTimeoutSeconds;
  const longest = services?.ai?.longestRequestSeconds;
  if (idle === undefined || longest === undefined || idle > longest) return [];
  return [
    {
      at: 'loadBalancer.idleTimeoutSeconds',
      got: `${idle} seconds for requests of up to ${longest} seconds`,
      allowed: `from ${longest + 1} to 4000, longer than services.ai.longestRequestSeconds`,
      fix: 'Raise idleTimeoutSeconds.',
    },
  ];
};
