import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Aspects, type TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { PermissionsBoundary } from '../../modules/iam/permissions-boundary';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (policyArn: (stack: TerraformStack) => string) =>
  synthesizeConstruct((stack) => {
    const bounded = new Construct(stack, 'bounded');
    for (const [scope, id] of [
      [bounded, 'role'],
      [new Construct(bounded, 'nested'), 'role'],
      [stack, 'beside'],
    ] as const) {
      new IamRole(scope, id, { assumeRolePolicy: '{}' });
    }
    new CloudwatchLogGroup(bounded, 'logs', { name: 'logs' });
    Aspects.of(bounded).add(new PermissionsBoundary(policyArn(stack)));
  });
const configuration = synthesize(() => 'arn:aws:iam::123456789012:policy/boundary');

describe('a permissions boundary', () => {
  it.each(['bounded_role', 'bounded_nested_role'])('applies to every role in its scope: %s', (name) => {
    expect(configuration.at(`aws_iam_role.${name}`)['permissions_boundary']).toBe(
      'arn:aws:iam::123456789012:policy/boundary',
    );
  });

  it('does not apply to roles outside', () => {
    expect(configuration.at('aws_iam_role.beside')).not.toHaveProperty('permissions_boundary');
  });

  it('changes no other resource', () => {
    expect(configuration.at('aws_cloudwatch_log_group.bounded_logs')).toEqual({ name: 'logs' });
  });

  it('accepts an ARN that is known at plan time only', () => {
    const later = synthesize((stack) => new TerraformVariable(stack, 'boundary', {}).stringValue);
    expect(later.at('aws_iam_role.bounded_role')['permissions_boundary']).toBe('${var.boundary}');
  });
});
