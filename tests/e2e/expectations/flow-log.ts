import { DescribeFlowLogsCommand } from '@aws-sdk/client-ec2';
import type { Aws } from '../aws';
import type { ExpectedEnvironment } from './expected';
import { expectEqual, findVpc, only } from './lookups';

/** One flow log records the VPC's traffic and can deliver it. */
export async function expectFlowLog(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const vpcId = await findVpc(aws, expected);
  const { FlowLogs } = await aws.ec2.send(
    new DescribeFlowLogsCommand({ Filter: [{ Name: 'resource-id', Values: [vpcId] }] }),
  );
  const flowLog = only(`flow log of ${vpcId}`, FlowLogs);
  expectEqual('flow log status', flowLog.FlowLogStatus, 'ACTIVE');
  expectEqual('flow log delivery', flowLog.DeliverLogsStatus, 'SUCCESS');
  expectEqual('flow log traffic', flowLog.TrafficType, 'ALL');
  expectEqual('flow log destination', flowLog.LogDestinationType, expected.flowLogDestination);
  if (expected.flowLogDestination === 's3') {
    expectEqual('flow log file format', flowLog.DestinationOptions?.FileFormat, 'parquet');
    return `${flowLog.LogDestination}, ${flowLog.DestinationOptions?.FileFormat}`;
  }
  return `log group ${flowLog.LogGroupName}`;
}
