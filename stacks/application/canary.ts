import type { TerraformStack } from 'cdktf';
import type { Environment } from '../../modules/config/schema';
import { CANARY_CODE_PREFIX, LOG_PREFIXES } from '../../modules/s3/log-prefixes';
import { resourceName } from '../../modules/shared/naming';
import { Canary } from '../../modules/synthetics/canary';
import type { FoundationOutputs } from '../contract';

interface CanaryWiring {
  readonly accountId: string;
  readonly foundation: Pick<FoundationOutputs, 'logBucketName' | 'keyArns'>;
  readonly publicUrl: string;
}

/** The canary that asks the public URL, where it is on. Returns its name. */
export function createCanary(
  stack: TerraformStack,
  environment: Environment,
  { accountId, foundation, publicUrl }: CanaryWiring,
): string | undefined {
  const { canary, logs, region } = environment;
  if (!canary.enabled) return undefined;
  return new Canary(stack, 'canary', {
    canaryName: resourceName(environment, 'canary'),
    region,
    accountId,
    canary,
    publicUrl,
    bucketName: foundation.logBucketName,
    resultsPrefix: LOG_PREFIXES.canary,
    codePrefix: CANARY_CODE_PREFIX,
    logRetentionDays: logs.retentionDays,
    logsKeyArn: foundation.keyArns.logs,
  }).canaryName;
}
