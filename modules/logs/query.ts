/** A log that queries exist for. */
export type QueriedLog =
  | 'ai'
  | 'rails'
  | 'sidekiq'
  | 'migration'
  | 'firewall'
  | 'postgresql'
  | 'redis-slow-log'
  | 'flow-logs';

/** A question that people ask during an incident. */
export interface Query {
  /** What the answer shows, in a sentence; the first line of the query. */
  readonly shows: string;
  /** Logs that hold the answer; the query is asked of those that there are. */
  readonly logs: readonly QueriedLog[];
  /** Commands in the Logs Insights query language, in their order. */
  readonly commands: readonly string[];
}

/** The query as Logs Insights reads it. */
export const queryString = ({ shows, commands }: Query): string => `# ${shows}\n${commands.join('\n| ')}`;
