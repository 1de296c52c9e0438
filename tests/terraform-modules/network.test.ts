import { coreGroups } from '../../modules/security-groups/flows';
import { LOG_RETENTION_DAYS } from '../../modules/shared/log-retention';
import { flowLogs } from '../../terraform-modules/definitions/flow-logs';
import { kms } from '../../terraform-modules/definitions/kms';
import { nat } from '../../terraform-modules/definitions/nat';
import { securityGroups } from '../../terraform-modules/definitions/security-groups';
import { synthesizeModules } from '../../terraform-modules/synthesis';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';

const { prod, staging } = shipped;

describe('the module nat', () => {
  it('takes subnets by the letter of their zone', () => {
    const module = synthesizeModule(nat);
    expect(module.at('aws_nat_gateway.nat_b')['subnet_id']).toBe('${var.public_subnet_ids.b}');
    expect(module.refusals('public_subnet_ids')).toEqual([
      'public_subnet_ids must have a value for each of a, b, c; got ${join(", ", keys(var.public_subnet_ids))}.',
    ]);
  });

  it('adds the tags of the caller to its own, which win', () => {
    expect(synthesizeModule(nat).at('aws_nat_gateway.nat_b')['tags']).toBe(
      '${merge(var.tags, {"Name" = "${var.name}-nat-b"})}',
    );
  });

  it('has one gateway for all where the environment has', () => {
    const module = synthesizeModule(nat, staging);
    expect(Object.keys(module.resources('aws_nat_gateway'))).toEqual(['nat_a']);
    expect(module.at('aws_route.private-routes_c-internet')['nat_gateway_id']).toBe(
      '${aws_nat_gateway.nat_a.id}',
    );
  });

  it('is left out where somebody else has the gateways', () => {
    const network = {
      ...prod.network,
      nat: { mode: 'existing' as const, reason: 'The network team runs the gateways.' },
    };
    expect(synthesizeModules([nat], { ...prod, network })).toEqual({});
  });
});

describe('the module security-groups', () => {
  const module = synthesizeModule(securityGroups);

  it.each([
    ['ai_port', 'ai-from-rails-http', prod.services.ai.port],
    ['rails_port', 'rails-from-alb-http', prod.services.rails.port],
    ['database_port', 'database-from-rails-postgresql', prod.database.port],
    ['redis_port', 'redis-from-sidekiq-redis', prod.redis.port],
  ])('takes %s', (variable, rule, port) => {
    expect(module.variables()[variable]).toMatchObject({ type: 'number', default: port });
    expect(module.at(`aws_vpc_security_group_ingress_rule.security-groups_${rule}`)).toMatchObject({
      from_port: `\${var.${variable}}`,
      to_port: `\${var.${variable}}`,
    });
  });

  it('publishes the group of each role', () => {
    expect(Object.keys(module.outputs()['security_group_ids']?.['value'])).toEqual([...coreGroups].sort());
  });
});

describe('the module flow-logs', () => {
  it('needs nothing but a bucket where records go to one', () => {
    expect(Object.keys(synthesizeModule(flowLogs).variables())).toEqual([
      'bucket_arn',
      'name',
      'tags',
      'vpc_id',
    ]);
  });

  it('takes only days that CloudWatch Logs keeps where records go there', () => {
    const module = synthesizeModule(flowLogs, staging);
    expect(module.at('aws_cloudwatch_log_group.flow-logs_log-group')['retention_in_days']).toBe(
      '${var.retention_days}',
    );
    expect(module.refusals('retention_days')).toContain(
      `retention_days must be ${LOG_RETENTION_DAYS.join(', ')}; got \${var.retention_days}.`,
    );
  });

  it.each(['destination', 'retentionDays'])('says why %s is no input', (setting) => {
    expect(synthesizeModule(flowLogs).readme).toContain(`- \`${setting}\`: ${flowLogs.fixed?.[setting]}`);
  });
});

describe('the module kms', () => {
  const module = synthesizeModule(kms);

  it('publishes a key of each class of data', () => {
    expect(Object.keys(module.outputs()['key_arns']?.['value'])).toEqual([
      'alarms',
      'backup',
      'database',
      'logs',
      'redis',
      'secrets',
      'storage',
    ]);
  });

  it('lets services of the caller’s region and account use a key', () => {
    const { policy } = module.at('aws_kms_key.database-key');
    expect(policy).toContain(
      '"kms:CallerAccount":"${var.account_id}","kms:ViaService":["rds.${var.region}.amazonaws.com"]',
    );
  });

  it('names the topics after the caller', () => {
    expect(module.at('aws_kms_key.alarms-key')['policy']).toContain(
      'arn:aws:sns:${var.region}:${var.account_id}:${var.name}-alarms-critical',
    );
  });
});
