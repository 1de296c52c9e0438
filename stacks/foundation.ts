import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import type { Construct } from 'constructs';
import type { Environment } from '../modules/config/schema';
import { buildData } from './foundation-data';
import { buildNetwork } from './foundation-network';
import { publishFoundationOutputs } from './foundation-outputs';
import { PlatformStack } from './platform-stack';

/** What rarely changes and holds data: network, security groups, stores. Applied before the application. */
export class Foundation extends PlatformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'foundation');
    const { accountId } = new DataAwsCallerIdentity(this, 'account');
    const network = buildNetwork(this, environment, accountId);
    const data = buildData(this, environment, accountId, network);
    publishFoundationOutputs(this, { ...network, ...data });
  }
}
