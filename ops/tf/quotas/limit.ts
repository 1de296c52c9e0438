import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import type { Sender } from '../../toolbox/aws/client-config';
import type { Quota } from './quota';

/**
 * The value of a quota in this account; AWS's default where the account has none of its own.
 * @throws the SDK's error when it cannot be read
 * @see Service Quotas API Reference, "GetServiceQuota" and "GetAWSDefaultServiceQuota"
 */
export async function limitOf(
  { serviceCode, quotaCode }: Quota,
  serviceQuotas: Sender<ServiceQuotasClient>,
): Promise<number> {
  const input = { ServiceCode: serviceCode, QuotaCode: quotaCode };
  const { Quota } = await serviceQuotas.send(new GetServiceQuotaCommand(input)).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'NoSuchResourceException') throw error;
    return serviceQuotas.send(new GetAWSDefaultServiceQuotaCommand(input));
  });
  if (Quota?.Value === undefined) throw new Error(`Service Quotas has no value for ${quotaCode}.`);
  return Quota.Value;
}
