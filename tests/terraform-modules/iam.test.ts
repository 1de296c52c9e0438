import { iam } from '../../terraform-modules/definitions/iam';
import { everySwitchOnBehindCloudFront } from '../support/environments';
import type { Block } from '../support/terraform-configuration';
import { synthesizeModule } from './support/synthesize-module';

const statementsOf = ({ policy }: Block): Block[] => JSON.parse(policy).Statement;

describe('the module iam', () => {
  const module = synthesizeModule(iam);

  it('has the roles under the addresses that they have in the stacks', () => {
    expect(Object.keys(module.resources('aws_iam_role')).sort()).toEqual([
      'ai_execution-role',
      'ai_task-role',
      'migration_execution-role',
      'rails_execution-role',
      'rails_task-role',
      'sidekiq_execution-role',
      'sidekiq_task-role',
    ]);
  });

  it('lets a task read the secrets that it is started with, and no other', () => {
    const [secrets] = statementsOf(module.at('aws_iam_role_policy.migration_execution-role_policy')).filter(
      ({ Sid }) => Sid === 'ReadSecrets',
    );
    expect(secrets?.['Resource']).toEqual([
      '${var.secret_arns.MIGRATION_DATABASE_URL}',
      '${var.secret_arns.DATABASE_URL}',
      '${var.secret_arns.SECRET_KEY_BASE}',
    ]);
  });

  it('knows the log group before ecs-service has created it', () => {
    const [log] = statementsOf(module.at('aws_iam_role_policy.ai_execution-role_policy')).filter(
      ({ Sid }) => Sid === 'WriteTheLog',
    );
    expect(log?.['Resource']).toBe(
      'arn:aws:logs:${var.region}:${var.account_id}:log-group:/ecs/${var.name}/ai:log-stream:*',
    );
  });

  it('names what is missing of the secrets', () => {
    expect(module.refusals('secret_arns')).toEqual([
      'secret_arns must have a value for each of REDIS_URL, AI_SERVICE_API_KEY, OPENAI_API_KEY, ANTHROPIC_API_KEY, ' +
        'DATABASE_URL, SECRET_KEY_BASE, MIGRATION_DATABASE_URL; got ${join(", ", keys(var.secret_arns))}.',
    ]);
  });

  it('lets the AI service alone mount the vector store, and all be looked into, where that is on', () => {
    const on = synthesizeModule(iam, everySwitchOnBehindCloudFront);
    const sidsOf = (task: string) =>
      statementsOf(on.at(`aws_iam_role_policy.${task}_task-role_policy`)).map(({ Sid }) => Sid);
    expect(sidsOf('ai')).toContain('MountTheVectorStore');
    expect(sidsOf('rails')).not.toContain('MountTheVectorStore');
    expect(sidsOf('rails')).toContain('WriteTheRecord');
    expect(module.variables()).not.toHaveProperty('execute_command_log_group_arn');
  });
});
