import { readActions, readWorkflows } from './read-workflows';
import { type Job, parseAction, parseWorkflow, type Step } from './workflow';

/** Text of every workflow and action of this repository, by its path. */
export const texts = { ...readWorkflows(), ...readActions() };

export const workflows = Object.fromEntries(
  Object.entries(readWorkflows()).map(([path, text]) => [path, parseWorkflow(text)]),
);

export const actions = Object.fromEntries(
  Object.entries(readActions()).map(([path, text]) => [path, parseAction(text)]),
);

/** Every job, with its workflow and its name in front. */
export const jobs: readonly (readonly [string, Job])[] = Object.entries(workflows).flatMap(
  ([path, { jobs: all }]) => Object.entries(all).map(([name, job]) => [`${path} ${name}`, job] as const),
);

/** Every step of a job or an action, with where it stands in front. */
export const steps: readonly (readonly [string, Step])[] = [
  ...jobs.flatMap(([name, job]) => job.steps.map((step) => [name, step] as const)),
  ...Object.entries(actions).flatMap(([path, { runs }]) => runs.steps.map((step) => [path, step] as const)),
];

/** Whether a step uses one of our own actions. */
export const usesOwn =
  (name: string) =>
  ({ uses }: Step): boolean =>
    uses === `./.github/actions/${name}`;
