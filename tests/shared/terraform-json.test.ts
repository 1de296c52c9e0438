import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { TerraformVariable } from 'cdktf';
import { terraformJson } from '../../modules/shared/terraform-json';
import { synthesizeConstruct } from '../support/synthesize';

/** The JSON as Terraform reads it. */
const written = (value: (unknown: TerraformVariable) => unknown): string =>
  synthesizeConstruct((stack) => {
    const variable = new TerraformVariable(stack, 'limit', {});
    const dashboardBody = terraformJson(value(variable));
    new CloudwatchDashboard(stack, 'dashboard', { dashboardName: 'name', dashboardBody });
  }).at('aws_cloudwatch_dashboard.dashboard')['dashboard_body'];

describe('JSON for Terraform', () => {
  it('writes numbers that are known at plan time without quotation marks', () => {
    expect(written((limit) => ({ values: [limit.numberValue, 5] }))).toBe('{"values":[${var.limit},5]}');
  });

  it('writes strings that are known at plan time with quotation marks', () => {
    expect(written((limit) => `arn:${limit.stringValue}`)).toBe('"arn:${var.limit}"');
  });

  it('keeps the quotation marks of an expression, and escapes those around it', () => {
    const expression = '${replace(element(split("/", var.limit), 1), "\\"", "}")}';
    expect(written(() => `"app"/${expression}`)).toBe(`"\\"app\\"/${expression}"`);
  });
});
