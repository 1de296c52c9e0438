import { networkQueries } from './network-queries';
import type { Query } from './query';
import { serviceQueries } from './service-queries';
import { storeQueries } from './store-queries';

/** Every saved query, by its name. A name is an address and what people type: renaming replaces the query. */
export const QUERIES: Readonly<Record<string, Query>> = {
  ...serviceQueries,
  ...networkQueries,
  ...storeQueries,
};
