import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { RDSClient } from '@aws-sdk/client-rds';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { Sender } from '../../toolbox/aws/client-config';
import { awsClient } from '../../toolbox/aws/clients';

/** The clients that quotas and their use are read with. */
export interface QuotaClients {
  readonly ec2: Sender<EC2Client>;
  readonly ecs: Sender<ECSClient>;
  readonly rds: Sender<RDSClient>;
  readonly serviceQuotas: Sender<ServiceQuotasClient>;
}

/** Clients that give up soon: a network without a way to Service Quotas must not delay a plan by minutes. */
export function quotaClients(region: string): QuotaClients {
  const settings = {
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000 },
  };
  return {
    ec2: awsClient(EC2Client, region, settings),
    ecs: awsClient(ECSClient, region, settings),
    rds: awsClient(RDSClient, region, settings),
    serviceQuotas: awsClient(ServiceQuotasClient, region, settings),
  };
}
