import type { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { publishFoundationOutputs } from '../contract';
import { PlatformStack } from '../platform-stack';
import { createAlarmTopics } from './alarm-topics';
import { createFoundationAlarms } from './alarms';
import { buildData } from './data';
import { createRepositories } from './images';
import { createKeys } from './keys';
import { keepFoundationLogs } from './logs';
import { buildNetwork } from './network';
import { FoundationVariables } from './variables';

/**
 * What rarely changes and holds data: network, security groups, stores, image repositories. Applied before the
 * application.
 */
export class Foundation extends PlatformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'foundation');
    const { accountId, usEast1 } = this;
    const variables = new FoundationVariables(this);
    const network = buildNetwork(this, environment, accountId);
    const keys = createKeys(this, environment, accountId);
    const topicArns = createAlarmTopics(this, environment, {
      accountId,
      alarmsKeyArn: keys.alarms,
      usEast1,
      variables,
    });
    const data = buildData(this, environment, { accountId, network, keys, topicArn: topicArns.warning });
    const images = createRepositories(this, environment);
    const { natGatewayIds } = network;
    createFoundationAlarms(this, environment, {
      ...data,
      natGatewayIds,
      topicArns,
      ...(data.vectorStore && { fileSystemId: data.vectorStore.fileSystemId }),
    });
    const logArchive = keepFoundationLogs(this, environment, { ...data, accountId, logsKeyArn: keys.logs });
    publishFoundationOutputs(this, {
      ...network,
      ...data,
      ...images,
      keyArns: { secrets: keys.secrets, storage: keys.storage, logs: keys.logs, alarms: keys.alarms },
      alarmTopicArns: topicArns,
      logArchive,
    });
  }
}
