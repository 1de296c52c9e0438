import type { Aws } from '../aws';
import { askQuery, askSynthetics } from '../aws-api';
import type { ExpectedEnvironment } from './expected';
import { expectAttributes, expectEqual } from './lookups';

interface Canary {
  readonly Status: { readonly State: string };
  readonly RuntimeVersion: string;
  readonly Schedule: { readonly Expression: string };
  readonly ArtifactS3Location: string;
  readonly EngineArn: string;
}

/** The canary runs, writes to the log group that expires, and its failures are part of the alarm that pages. */
export async function expectCanary(aws: Aws, { prefix }: ExpectedEnvironment): Promise<string> {
  const { Canary } = await askSynthetics<{ Canary: Canary }>(aws, `canary/${prefix}-canary`);
  expectAttributes(
    'the canary',
    { State: Canary.Status.State, Runtime: Canary.RuntimeVersion, Schedule: Canary.Schedule.Expression },
    { State: 'RUNNING', Runtime: 'syn-nodejs-3.1', Schedule: 'rate(5 minutes)' },
  );
  const { CompositeAlarms = [] } = await askQuery<{
    CompositeAlarms?: readonly { readonly AlarmRule: string }[];
  }>(aws, 'monitoring', 'DescribeAlarms', {
    AlarmNames: [`${prefix}-users-affected`],
    AlarmTypes: ['CompositeAlarm'],
  });
  const rules = CompositeAlarms.map(({ AlarmRule }) => AlarmRule.includes(`ALARM("${prefix}-public-url")`));
  expectEqual('the canary in users-affected', rules, [true]);
  return `${Canary.EngineArn.split(':')[6]}, ${Canary.Schedule.Expression}`;
}
