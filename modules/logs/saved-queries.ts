import { CloudwatchQueryDefinition } from '@cdktf/provider-aws/lib/cloudwatch-query-definition';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { QUERIES, type QueriedLog, queryString } from './queries';

export interface SavedQueriesProps {
  /** Folder that the queries are in: `bmo-learning-prod`. Changing it moves them. */
  readonly folder: string;
  /** Log groups of one region; queries about other logs are left out. */
  readonly logGroupNames: Readonly<Partial<Record<QueriedLog, string>>>;
  /** Where the log groups are: those of CloudFront's firewall in us-east-1. @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Logs Insights queries for what usually goes wrong, so that nobody writes one at night. They cost nothing until
 * somebody runs them.
 *
 * @see Amazon CloudWatch Logs User Guide, "Save and re-run CloudWatch Logs Insights queries" and "CloudWatch Logs
 * Insights query language (Logs Insights QL) query syntax"
 */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, props: SavedQueriesProps) {
    super(scope, id);
    for (const [name, query] of Object.entries(QUERIES)) {
      const logGroupNames = query.logs.flatMap((log) => props.logGroupNames[log] ?? []);
      if (logGroupNames.length === 0) continue;
      new CloudwatchQueryDefinition(this, name, {
        provider: props.provider,
        name: `${props.folder}/${name}`,
        logGroupNames,
        queryString: queryString(query),
      });
    }
  }
}
