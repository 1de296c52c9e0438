/** A quota of an account in one region, as Service Quotas names it. */
export interface Quota {
  readonly name: string;
  readonly serviceCode: string;
  readonly quotaCode: string;
  /** Unit of its value. @default a count */
  readonly unit?: string;
}

/**
 * Quotas that an environment can exceed. The names and codes are those of Service Quotas.
 * @see AWS General Reference, "Amazon ECS endpoints and quotas" and "Amazon EC2 endpoints and quotas"
 * @see Amazon VPC User Guide, "Amazon VPC quotas"
 * @see Amazon RDS User Guide, "Quotas and constraints for Amazon RDS"
 */
export const QUOTAS = {
  /** 6 in a new account. */
  onDemandVcpu: {
    name: 'Fargate On-Demand vCPU resource count',
    serviceCode: 'fargate',
    quotaCode: 'L-3032A538',
    unit: 'vCPU',
  },
  spotVcpu: {
    name: 'Fargate Spot vCPU resource count',
    serviceCode: 'fargate',
    quotaCode: 'L-36FBB829',
    unit: 'vCPU',
  },
  /** 5 in each region. */
  elasticIps: {
    name: 'EC2-VPC Elastic IPs',
    serviceCode: 'ec2',
    quotaCode: 'L-0263D0A3',
  },
  natGateways: {
    name: 'NAT gateways per Availability Zone',
    serviceCode: 'vpc',
    quotaCode: 'L-FE5A380F',
  },
  dbInstances: {
    name: 'DB instances',
    serviceCode: 'rds',
    quotaCode: 'L-7B6409FD',
  },
  dbStorage: {
    name: 'Total storage for all DB instances',
    serviceCode: 'rds',
    quotaCode: 'L-7ADDB58A',
    unit: 'GB',
  },
} as const satisfies Readonly<Record<string, Quota>>;

export type QuotaName = keyof typeof QUOTAS;
