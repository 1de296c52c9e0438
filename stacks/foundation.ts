import type { Construct } from 'constructs';
import type { Environment } from '../modules/config/schema';
import { buildData } from './foundation-data';
import { createRepositories } from './foundation-images';
import { buildNetwork } from './foundation-network';
import { publishFoundationOutputs } from './foundation-outputs';
import { PlatformStack } from './platform-stack';

/**
 * What rarely changes and holds data: network, security groups, stores, image repositories. Applied before the
 * application.
 */
export class Foundation extends PlatformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'foundation');
    const { accountId } = this;
    const network = buildNetwork(this, environment, accountId);
    const data = buildData(this, environment, accountId, network);
    const images = createRepositories(this, environment);
    publishFoundationOutputs(this, { ...network, ...data, ...images });
  }
}
