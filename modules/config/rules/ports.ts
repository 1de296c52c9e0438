import { pairs } from './pairs';
import type { Rule } from './rule';

/**
 * Every service listens on a port of its own. Tasks do not share an address, but security groups, target groups
 * and their names tell services apart by the port.
 */
export const ports: Rule = ({ services }) =>
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
