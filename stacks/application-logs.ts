import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import type { Environment } from '../modules/config/schema';
import { ArchivedLogs } from '../modules/logs/archived-logs';
import { SavedQueries } from '../modules/logs/saved-queries';
import { resourceName } from '../modules/shared/naming';
import type { FoundationOutputs } from './foundation-outputs';

export interface ApplicationLogs {
  /** Log group of each process. */
  readonly processes: Readonly<Record<'ai' | 'rails' | 'sidekiq' | 'migration', string>>;
  /** Log group of the firewall, which is in us-east-1 where CloudFront is on. */
  readonly firewall: string;
}

/** Saved queries over the application's logs and, where it is on, their way into the archive. */
export function keepApplicationLogs(
  stack: TerraformStack,
  environment: Environment,
  { processes, firewall }: ApplicationLogs,
  { foundation, usEast1 }: { readonly foundation: FoundationOutputs; readonly usEast1: AwsProvider },
): void {
  const { logArchive } = foundation;
  const name = resourceName(environment);
  const keep = (suffix: string, logGroupNames: Readonly<Record<string, string>>, provider?: AwsProvider) => {
    new SavedQueries(stack, `query${suffix}`, { folder: name, logGroupNames, provider });
    if (logArchive) {
      const filterName = `${name}-archive`;
      new ArchivedLogs(stack, `archived${suffix}`, { filterName, logGroupNames, ...logArchive, provider });
    }
  };
  if (environment.cloudFront.enabled) {
    keep('', processes);
    keep('-us-east-1', { firewall }, usEast1);
  } else {
    keep('', { ...processes, firewall });
  }
}
