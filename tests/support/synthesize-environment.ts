import type { Environment } from '../../modules/config/schema';
import { Application } from '../../stacks/application';
import { Foundation } from '../../stacks/foundation';
import { synthesizeStacks } from './synthesize';

/** Synthesizes both stacks of an environment. */
export function synthesizeEnvironment(environment: Environment) {
  return synthesizeStacks((app) => {
    const foundation = new Foundation(app, environment);
    new Application(app, environment).addDependency(foundation);
  });
}
