import { z } from 'zod';
import type { State } from '../toolbox/state-json';

/** A service as Terraform left it. */
export interface ExpectedService {
  readonly name: string;
  readonly clusterArn: string;
  /** Revision that Terraform knows; undefined where its state holds none of that family. */
  readonly taskDefinitionArn: string | undefined;
}

const service = z.object({ name: z.string(), cluster: z.string(), task_definition: z.string() });
const taskDefinition = z.object({ family: z.string(), arn: z.string() });

/**
 * Every service of a state, and the revision of its task definition that was created last. Not the revision that the
 * state of the service names: after a rollback a refresh writes down what ECS went back to.
 */
export function expectedServices({ values: { root_module: root } }: State): readonly ExpectedService[] {
  const valuesOf = (type: string) =>
    root.resources.filter((resource) => resource.type === type).map(({ values }) => values);
  const revisions = valuesOf('aws_ecs_task_definition').map((values) => taskDefinition.parse(values));
  return valuesOf('aws_ecs_service').map((values) => {
    const { name, cluster, task_definition: current } = service.parse(values);
    const family = familyOf(current);
    return {
      name,
      clusterArn: cluster,
      taskDefinitionArn: revisions.find((revision) => revision.family === family)?.arn,
    };
  });
}

/** `bmo-learning-prod-ai` of `arn:aws:ecs:…:task-definition/bmo-learning-prod-ai:7`. */
const familyOf = (arn: string): string => (arn.split('/').at(-1) ?? '').replace(/:\d+$/, '');

/** Region that an ARN names. */
export const regionOf = (arn: string): string => arn.split(':')[3] ?? '';
