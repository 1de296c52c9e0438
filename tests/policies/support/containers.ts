import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { type Policy, samples, type Violation } from './policy';
import { refersTo, resourcesOf } from './resources';
import { readTemplate } from './templates';

/** A container of a task definition. */
interface Container {
  /** Address of the task definition, followed by ` container <name>`. */
  readonly address: string;
  /** Address of the task definition. */
  readonly task: string;
  readonly body: Block;
}

/** Containers of a task definition; undefined where its JSON cannot be read. */
export function containersIn({ container_definitions }: Block): readonly Block[] | undefined {
  const read = readTemplate(container_definitions);
  return Array.isArray(read) ? read : undefined;
}

const containersOf = (stack: TerraformConfiguration): readonly Container[] =>
  resourcesOf(stack, 'aws_ecs_task_definition').flatMap(([task, definition]) =>
    (containersIn(definition) ?? []).map((body, index) => ({
      address: `${task} container ${body['name'] ?? index + 1}`,
      task,
      body,
    })),
  );

/** Demands something of each container. */
export const everyContainer =
  (
    obeys: (body: Block, container: Container, stack: TerraformConfiguration) => boolean,
    problem: string,
  ): Policy['violations'] =>
  (stack): Violation[] =>
    containersOf(stack)
      .filter((container) => !obeys(container.body, container, stack))
      .map(({ address }) => ({ address, problem }));

/** Whether a service keeps the task running; any other, such as a migration, runs once. */
export const isServed = (task: string, stack: TerraformConfiguration): boolean =>
  resourcesOf(stack, 'aws_ecs_service').some(([, service]) => refersTo(service['task_definition'], task));

/** A stack with one task definition of one container. */
export const oneContainer = (container: Block): Block =>
  samples({
    aws_ecs_task_definition: { container_definitions: JSON.stringify([{ name: 'app', ...container }]) },
  });
