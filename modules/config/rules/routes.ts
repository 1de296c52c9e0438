import { show } from '../../shared/problems';
import { pairs } from './pairs';
import type { Rule } from './rule';

/** A path pattern as it stands under a service. */
interface Claim {
  readonly at: string;
  readonly pattern: string;
}

/**
 * One request has one service. The rules of the AI service come first, so a narrower pattern of its own inside
 * one of Rails is a decision; the very same pattern is a mistake.
 */
export const claimedRoutes: Rule = ({ services }) =>
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
export const privatePaths: Rule = ({ services }) =>
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
