import type { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { publishFoundationOutputs } from '../contract';
import { PlatformStack } from '../platform-stack';
import { createAlarmTopics } from './alarm-topics';
import { createFoundationAlarms } from './alarms';
import { createRepositories } from './images';
import { createKeys } from './keys';
import { createFoundationLogs } from './logs';
import { createNetwork } from './network';
import { createStores } from './stores';
import { FoundationVariables } from './variables';

/** What rarely changes: network, security groups, stores, image repositories. Applied before the application. */
export class Foundation extends PlatformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'foundation');
    const { accountId, usEast1 } = this;
    const variables = new FoundationVariables(this);
    const network = createNetwork(this, environment, accountId);
    const keys = createKeys(this, environment, accountId);
    const topicArns = createAlarmTopics(this, environment, {
      accountId,
      alarmsKeyArn: keys.alarms,
      usEast1,
      variables,
    });
    const stores = createStores(this, environment, { accountId, network, keys, topicArn: topicArns.warning });
    const images = createRepositories(this, environment);
    const { natGatewayIds } = network;
    createFoundationAlarms(this, environment, {
      ...stores,
      natGatewayIds,
      topicArns,
      ...(stores.vectorStore && { fileSystemId: stores.vectorStore.fileSystemId }),
    });
    const logArchive = createFoundationLogs(this, environment, {
      ...stores,
      accountId,
      vpcId: network.vpcId,
      logsKeyArn: keys.logs,
    });
    publishFoundationOutputs(this, {
      ...network,
      ...stores,
      ...images,
      keyArns: { secrets: keys.secrets, storage: keys.storage, logs: keys.logs, alarms: keys.alarms },
      alarmTopicArns: topicArns,
      logArchive,
    });
  }
}
