import type { Environment } from '../../../modules/config/schema';
import { shipped } from '../../support/synthesize';

const { prod } = shipped;
const { ai } = prod.services;

/** Production with everything on that it has off: CloudFront, public routes of the AI service, the vector store. */
export const switched: Environment = {
  ...prod,
  cloudFront: { enabled: true, priceClass: 'PriceClass_100' },
  firewall: { ...prod.firewall, allowList: true },
  cluster: {
    source: 'managed',
    name: prod.cluster.name,
    cpuArchitecture: 'ARM64',
    executeCommand: true,
    containerInsights: 'enabled',
  },
  vectorStore: { enabled: true, reason: 'Chroma keeps its files there.', infrequentAccessAfterDays: 30 },
  services: {
    ...prod.services,
    ai: {
      ...ai,
      publicRoutes: true,
      longestRequestSeconds: 60,
      tasks: { min: 1, max: 1 },
      deployment: { minimumHealthyPercent: 0, maximumPercent: 100 },
    },
  },
};
