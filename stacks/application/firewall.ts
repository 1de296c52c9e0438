import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { resourceName } from '../../modules/shared/naming';
import { WebAcl } from '../../modules/waf/web-acl';

/** What a firewall needs of its surroundings. */
export interface FirewallWiring {
  readonly accountId: string;
  /** Addresses that get in, where the environment has a list of them. */
  readonly allowedCidrBlocks: () => readonly string[];
  /** What it stands in front of: something in the region, or a distribution, whose firewall is in us-east-1. */
  readonly place: { readonly logsKeyArn: string } | { readonly usEast1: TerraformProvider };
}

/** One firewall, where the client's own address is seen. */
export function createFirewall(
  scope: Construct,
  environment: Environment,
  { accountId, allowedCidrBlocks, place }: FirewallWiring,
): WebAcl {
  const { firewall, logs, services } = environment;
  return new WebAcl(scope, 'firewall', {
    aclName: resourceName(environment, 'firewall'),
    firewall,
    uploadPaths: [
      ...services.rails.uploadPaths,
      ...(services.ai.publicRoutes ? services.ai.uploadPaths : []),
    ],
    ...(firewall.allowList && { allowedCidrBlocks: allowedCidrBlocks() }),
    logRetentionDays: logs.retentionDays,
    accountId,
    ...('usEast1' in place
      ? { scope: 'CLOUDFRONT', provider: place.usEast1 }
      : { scope: 'REGIONAL', logsKeyArn: place.logsKeyArn }),
  });
}
