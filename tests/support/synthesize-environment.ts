import type { Environment } from '../../modules/config/schema';
import { Application } from '../../stacks/application';
import { Foundation } from '../../stacks/foundation';
import { synthesizeStacks } from './synthesize';

type SynthesizedStacks = ReturnType<typeof synthesizeStacks>;

const synthesized = new WeakMap<Environment, SynthesizedStacks>();

/** Both stacks of an environment. The same object is synthesized once per process, since many test files ask for it. */
export function synthesizeEnvironment(environment: Environment): SynthesizedStacks {
  const known = synthesized.get(environment) ?? synthesizeEnvironmentAnew(environment);
  synthesized.set(environment, known);
  return known;
}

/** Both stacks of an environment, synthesized by this call. */
export function synthesizeEnvironmentAnew(environment: Environment): SynthesizedStacks {
  return synthesizeStacks((app) => {
    const foundation = new Foundation(app, environment);
    new Application(app, environment).addDependency(foundation);
  });
}
