import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

const commands = ({ configuration }: Block): readonly Block[] =>
  list<Block>(block(configuration)['execute_command_configuration']);

/** What a cluster says nothing about goes where the logs of the container go. */
export const policy: Policy = {
  rule: 'what is typed into a container is logged',
  controls: ['CKV_AWS_223'],
  violations: every(
    'aws_ecs_cluster',
    (cluster) => commands(cluster).every(({ logging }) => logging !== 'NONE'),
    'lets commands run unseen',
  ),
  compliant: samples({
    aws_ecs_cluster: { configuration: { execute_command_configuration: { logging: 'OVERRIDE' } } },
  }),
  violating: samples({
    aws_ecs_cluster: { configuration: { execute_command_configuration: { logging: 'NONE' } } },
  }),
};
