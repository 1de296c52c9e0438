import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { TerraformVariable } from 'cdktf';
import { terraformJson } from '../../modules/shared/terraform-json';
import { synthesizeConstruct } from '../support/synthesize';

/** What Terraform reads once cdktf has written the JSON. */
const written = (value: (unknown: TerraformVariable) => unknown): string =>
  synthesizeConstruct((stack) => {
    const variable = new TerraformVariable(stack, 'limit', {});
    const dashboardBody = terraformJson(value(variable));
    new CloudwatchDashboard(stack, 'dashboard', { dashboardName: 'name', dashboardBody });
  }).at('aws_cloudwatch_dashboard.dashboard')['dashboard_body'];

describe('JSON for Terraform', () => {
  it('leaves numbers that only Terraform knows without quotation marks', () => {
    expect(written((limit) => ({ values: [limit.numberValue, 5] }))).toBe('{"values":[${var.limit},5]}');
  });

  it('leaves texts that only Terraform knows inside of theirs', () => {
    expect(written((limit) => `arn:${limit.stringValue}`)).toBe('"arn:${var.limit}"');
  });

  it('leaves the quotation marks of an expression alone, and escapes those around it', () => {
    const expression = '${replace(element(split("/", var.limit), 1), "\\"", "}")}';
    expect(written(() => `"app"/${expression}`)).toBe(`"\\"app\\"/${expression}"`);
  });
});
