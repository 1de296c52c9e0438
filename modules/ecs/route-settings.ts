import { z } from 'zod';
import { formatted } from '../shared/schema';

const PATH = '[A-Za-z0-9_.$/~"\'@:+&?-]';

/**
 * A path pattern that a listener rule takes.
 * @see User Guide for Application Load Balancers, "Condition types for listener rules"
 */
const pathPattern = formatted(
  new RegExp(`^/(${PATH}|\\*){0,127}$`),
  'a path of at most 128 characters that starts with /, with * for anything',
);

/** Groups of path patterns by name; the name is part of the rule's address. */
export const routes = z
  .record(
    formatted(/^[a-z][a-z0-9-]{0,30}$/, 'lower-case words joined by hyphens, at most 31 characters'),
    z
      .array(pathPattern)
      .min(1)
      .max(5)
      .meta({
        allowed: 'one to five path patterns, which is what one listener rule takes; more need a second group',
      })
      .describe('Path patterns of one listener rule; * stands for anything. Takes effect at once.'),
  )
  .refine((groups) => Object.keys(groups).length > 0, 'at least one group of path patterns');

/** Paths whose requests may have large bodies. */
export const uploadPaths = z
  .array(formatted(new RegExp(`^/${PATH}{1,127}$`), 'a path that starts with /, without wildcards'))
  // The firewall pays up to 12 capacity units for each, and has room for 26.
  .max(10)
  .meta({ allowed: 'a list of paths, each starting with /, without wildcards' })
  .default([])
  .describe(
    'Paths at which requests may have bodies above 8 KiB; the firewall refuses them everywhere else. Takes ' +
      'effect within minutes.',
  );

/** Further environment variables of a container. */
export const containerVariables = z
  .record(
    formatted(/^[A-Z][A-Z0-9_]{0,63}$/, 'the name of an environment variable, in capitals'),
    z.string().max(1024).describe('Value of the variable.'),
  )
  .default({})
  .describe(
    'Further environment variables, such as OPENAI_MODEL; not for secrets, which everybody could read. ' +
      'Changing them redeploys without downtime.',
  );
